### The page in French. A narrow no-break space (U+202F) stands before ; : ? ! % and », and behind «.
###
### Of plurals French has three: one (0 and 1), many (whole millions) and other.

locale = fr
direction = ltr
# No speaker of the language has read these words yet.
words-unread = Les mots français de cette page n’ont pas encore été relus par une personne dont c’est la langue. Une tournure peut être maladroite ; les données, elles, sont telles que le fichier les donne.

## Numbers and counts

incidents =
    { $incidents ->
        [one] { $incidents } incident
        [many] { $incidents } incidents
       *[other] { $incidents } incidents
    }
others =
    { $others ->
        [one] { $others } fiche de contexte
        [many] { $others } fiches de contexte
       *[other] { $others } fiches de contexte
    }
incidents-and-others = { incidents }, { others }
count-of-all =
    { $all ->
        [one] { $count } sur { $all } fiche
        [many] { $count } sur { $all } fiches
       *[other] { $count } sur { $all } fiches
    }
count-so-far = { $count } pour l’instant
count-searching = Recherche en cours dans { $all } fiches
count-unsearched = { $all } fiches, sans recherche
position-of-all = { $position } sur { $all }
joined = { $before }, { $after }

## Dates

when-none = Aucune date indiquée
when-doubtful = { $when } (date douteuse)
when-about = { $when } environ
when-about-time = { $day }, vers { $time }
moment = { $day } à { $time }
since = depuis le { $start }
from = à partir du { $start }
until = jusqu’au { $end }
on = le { $day }
between = entre le { $start } et le { $end }
span = du { $start } au { $end }
all-dates = toutes les dates
date-precision-part_of_day = moment de la journée connu

## Places

place-none = Aucun lieu indiqué
place-precision-exact_site = site exact
place-precision-neighbourhood = quelque part dans ce quartier
place-precision-town = quelque part dans cette localité
place-precision-city = quelque part dans cette ville
place-precision-district = quelque part dans ce district
place-precision-governorate = quelque part dans le gouvernorat
place-precision-country = quelque part dans le pays
place-precision-sea_area = quelque part en mer
place-precision-none = lieu inconnu
place-inexact = lieu imprécis
place-within = { $precision } (± { $distance })
metres = { NUMBER($metres, maximumFractionDigits: 0) } m
kilometres = { NUMBER($kilometres, maximumFractionDigits: 1) } km

## What is known of a record

kind-incident = Incident
kind-aggregate = Bilan de plusieurs incidents
kind-condition = Situation
kind-statement = Déclaration

occurrence-corroborated = Des sources indépendantes concordent sur le fait qu’il a eu lieu
occurrence-corroborated_in_part = Des sources indépendantes concordent sur une partie des faits
occurrence-single_source = Une seule source
occurrence-unverified_claim = Une allégation non vérifiée
occurrence-contested = Les sources se contredisent
occurrence-rejected_by_speaker = Démenti par la personne même qui l’évoque

responsibility-corroborated = Des sources indépendantes concordent sur l’auteur
responsibility-undisputed = L’auteur n’est pas contesté
responsibility-contested = L’auteur est contesté
responsibility-claimed = Revendiqué par l’auteur lui-même
responsibility-not_stated = Personne n’est désigné comme responsable

role-alleged_perpetrator = Désigné comme l’auteur
role-target = Désigné comme touché
role-speaker = S’exprime
role-reporter = Le rapporte
role-none = Cité

## Tolls

figure-none = aucun
figure-exact = { $min }
figure-range = { $min } à { $max }
figure-min = au moins { $min }
figure-max = au plus { $max }
figure-not-stated = non précisé

## The panel beside the map

counts = Ce qui est affiché
views = À côté de la carte
view-about = À propos
view-filters = Filtres
view-list = Liste
view-table = Tableau

## Filters

group-what = Arme et cible
group-sure = Degré de certitude
group-where = Où
group-who = Qui
filters-on =
    { $count ->
        [one] { $count } actif
        [many] { $count } actifs
       *[other] { $count } actifs
    }

facet-type = Type
facet-method = Moyen
facet-target = Ce qui a été touché
facet-kind = Nature de la fiche
facet-place = Gouvernorat
facet-status = Que cela a eu lieu
facet-responsibility = Qui en est l’auteur
facet-place_precision = Précision du lieu
facet-date_precision = Précision de la date
facet-perpetrator = Désigné comme l’auteur
facet-hit = Désigné comme touché
facet-speaker = Qui s’exprime
facet-reporter = Rapporté par
facet-publisher = Publié par
facet-overlay_area = Zone
facet-any = Tous

value-counted = { $value }, { $count }
value-unspecified = Non précisé
value-kind-incident = { kind-incident }
value-kind-aggregate = { kind-aggregate }
value-kind-condition = { kind-condition }
value-kind-statement = { kind-statement }
value-status-corroborated = Des sources indépendantes concordent
value-status-corroborated_in_part = Elles concordent en partie
value-status-single_source = Une seule source
value-status-unverified_claim = Allégation non vérifiée
value-status-contested = Les sources se contredisent
value-status-rejected_by_speaker = Démenti par qui l’évoque
value-responsibility-corroborated = Des sources indépendantes concordent
value-responsibility-undisputed = Désigné et non contesté
value-responsibility-contested = Contesté
value-responsibility-claimed = Revendiqué par l’auteur lui-même
value-responsibility-not_stated = Personne n’est désigné
value-responsibility-not_applicable = Sans objet
value-place_precision-exact_site = Site exact
value-place_precision-neighbourhood = Quartier
value-place_precision-town = Localité ou village
value-place_precision-city = Ville
value-place_precision-district = District
value-place_precision-governorate = Gouvernorat
value-place_precision-country = Pays
value-place_precision-sea_area = Quelque part en mer
value-place_precision-none = Lieu inconnu
value-date_precision-exact_time = À la minute près
value-date_precision-hour = À l’heure près
value-date_precision-part_of_day = Moment de la journée
value-date_precision-day = Au jour près
value-date_precision-range = Entre deux jours
value-date_precision-since = Depuis un jour, sans fin connue
value-date_precision-approximate = Jour approximatif
value-date_precision-undated = Sans date
types-more =
    { $count ->
        [one] { $count } autre type
        [many] { $count } autres types
       *[other] { $count } autres types
    }
values-find = Chercher parmi { $count }
values-all = Tout afficher ({ $count })
values-few = En afficher moins
values-none = Rien ne porte ce nom.
values-left = { $count } de plus : cherchez par le nom.

in-view = Seulement ce qui est visible
in-view-off = Laisse de côté ce qui est hors du cadre de la carte.
in-view-on = Suit la carte. Ce qui n’a pas de lieu est laissé de côté.
in-view-cannot = Il n’y a pas encore de carte, ou ce navigateur ne peut pas la dessiner.

chips = Filtres actifs
chip-remove = Retirer le filtre
chip = { $facet } : { $value }
chip-words = « { $words } »
filters-none = toutes les fiches
filter-area = lieux situés entre { $from } et { $to } (latitude, longitude)
clear-filters = Retirer les filtres
show-all-dates = Afficher toutes les dates
search-whole-map = Chercher sur toute la carte
clear-search = Effacer la recherche
without-place = Hors de la carte, faute de lieu : { $count }

search = Chercher mots ou lieux dans les titres, les noms et les extraits
search-placeholder = Chercher mots ou lieux
search-on-map = Sur la carte :

## The header, the introduction, loading and failure

skip-to-panel = Aller aux filtres et à la liste
skip-to-map = Aller à la carte
skip-to-timeline = Aller à la chronologie
theme-dark = Couleurs sombres
theme-light = Couleurs claires
close = Fermer

about-map = À propos de cette carte
about-extent = { $as-of } ; { $shown }
data-as-of = Données au { $day }
about-shown =
    { $shown ->
        [one] { $shown } fiche affichée sur { $all }
        [many] { $shown } fiches affichées sur { $all }
       *[other] { $shown } fiches affichées sur { $all }
    }
about-version = Version { $version } du fichier de données. { words-unread }
about-reading = Comment la lire
files-own = Votre propre fichier
files-own-about = Du GeoJSON, un tableau (CSV), une feuille de calcul, des lignes de JSON, du KML, du GPX ou un flux, lus sur cet appareil : rien n’est envoyé nulle part. Vous pouvez aussi déposer le fichier sur la page.
files-open = Ouvrir un fichier
files-make = Créer votre propre carte
kept = Sur cet appareil
kept-about = Cette carte est conservée sur cet appareil : elle s’ouvre aussi sans réseau.
kept-forget = Oublier cette carte sur cet appareil
kept-forgotten = Elle est oubliée, et rien n’en sera conservé dans cet onglet.
share-here = Ce fichier ne se trouve que sur cet appareil : un lien ne s’ouvrirait pour personne d’autre. Placez-le d’abord sur un hébergement web, à côté de la carte.
files-how = Comment ce fichier a été lu
files-how-about = Le fichier a ses propres colonnes. Chacune a été comprise d’après son nom et ses valeurs ; modifiez une ligne, et la carte suit.
files-column = Colonne, et quelques-unes de ses valeurs
files-taken-for = Comprise comme
files-role-of = Ce que contient { $column }
files-order-of = Jour et mois dans { $column }
files-by-map_file = selon votre choix
files-by-name = d’après son nom
files-by-content = d’après son contenu
files-by-nothing = son nom ne dit rien de connu
files-not-read = { $count ->
    [one] { NUMBER($count) } valeur n’a pas pu être lue
    [many] { NUMBER($count) } valeurs n’ont pas pu être lues
   *[other] { NUMBER($count) } valeurs n’ont pas pu être lues
}
files-save = Pour map.json, à côté du fichier. D’ici là, vous seul le voyez ainsi
order-open = Le jour d’abord ?
order-day-first = Jour d’abord : 24/09
order-month-first = Mois d’abord : 09/24
role-title = Titre
role-description = Description
role-category = Type
role-date = Date
role-date-start = Premier jour
role-date-end = Dernier jour
role-clock = Heure
role-place = Lieu
role-admin1 = Région
role-country = Pays
role-latitude = Latitude
role-longitude = Longitude
role-lat-lng = Latitude et longitude
role-lng-lat = Longitude et latitude
role-fatalities = Tués
role-injured = Blessés
role-actors = Qui est cité
role-sources = Source
role-url = Liens
role-excerpts = Citation
role-id = Identifiant
role-fact = Autre information
role-left-out = Rien : à laisser de côté
about-exact = Un repère plein est un site exact, ou que personne ne dit inexact.
about-area = Un repère creux est un lieu qui n’est connu qu’au cercle pâle près : l’incident s’est produit quelque part à l’intérieur.
about-cluster = Un nombre compte les incidents alentour, et l’anneau montre leurs types. La ligne autour de l’anneau est interrompue pour la part dont le site exact n’est pas connu.
about-rough = Un nombre évidé dans un anneau interrompu compte des incidents dont on sait seulement qu’ils ont eu lieu quelque part dans une zone. Ils ne sont jamais mêlés aux sites exacts.
about-dates = Une barre hachurée compte des incidents dont le jour n’est pas connu avec certitude.
about-lasting = Une ligne fine est un bilan ou une situation qui a duré ; elle sort du cadre quand aucune fin n’est connue.
about-claims = Chaque chiffre est celui de quelqu’un. Les chiffres de sources différentes figurent côte à côte et ne sont jamais additionnés.
about-credits = Crédits
about-license = Utilisation des fiches :

keys = Raccourcis clavier
keys-elsewhere = Les flèches déplacent la période, passent d’un repère à l’autre sur la carte et d’une ligne à l’autre dans la liste. Sur la carte elle-même, avec Maj, elles la font pivoter et l’inclinent.
keys-on = Utiliser les raccourcis d’une seule lettre
key-search = Chercher
key-filters = Afficher les filtres
key-list = Afficher la liste
key-table = Afficher le tableau
key-map = Aller aux repères de la carte
key-timeline = Aller à la période de la chronologie
key-close = Fermer ce qui est ouvert
key-keys = Afficher ces raccourcis

sheet-to-half = En voir plus sous la carte
sheet-to-full = En voir encore plus sous la carte
sheet-to-peek = En voir moins sous la carte

failed = Cette carte n’a pas pu être chargée
failed-unreachable = Impossible d’obtenir { $file } ({ $reason }).
failed-unreachable-remedy = Vérifiez la connexion et réessayez. Si le fichier se trouve sur un autre site, ce site-ci ne l’ouvre pas.
failed-elsewhere = Le site { $reason } n’a pas envoyé { $file }.
failed-elsewhere-remedy = Il est peut-être hors service, ou n’autorise pas d’autres sites à lire ses fichiers (CORS). S’il l’autorise, la politique de cette page l’interdit peut-être : { $origin } doit figurer dans connect-src, dans index.html et dans l’en-tête que le serveur envoie.
failed-missing = { $file } n’est pas sur ce serveur (404).
failed-missing-remedy = Son nom est peut-être mal écrit dans le lien ou dans data/map.json, ou le fichier n’a pas été mis en ligne.
failed-status = Le serveur a refusé { $file } (état { $status }).
failed-status-remedy = Réessayez dans un instant.
failed-unreadable = { $file } ne contient aucune fiche lisible : { $reason }.
failed-unreadable-remedy = Ce devrait être du GeoJSON, un tableau ou une feuille de calcul.
failed-cancelled = Le chargement de { $file } a été annulé.
failed-cancelled-remedy = Rien n’en est conservé. Il peut être relancé.
retry = Réessayer
later-coming = Chargement…
later-failed = Cette partie de la page n’a pas pu être chargée. Vérifiez la connexion et réessayez ; si cela ne suffit pas, rechargez la page.
slow = La carte est toujours en route : la connexion est peut-être lente, ou le serveur ne répond pas.

progress = Chargement de { $file }
progress-bar = Chargé jusqu’ici
progress-of =
    { $records ->
        [one] { $read } Mo sur { $total } · { $records } fiche jusqu’ici
        [many] { $read } Mo sur { $total } · { $records } fiches jusqu’ici
       *[other] { $read } Mo sur { $total } · { $records } fiches jusqu’ici
    }
progress-so-far =
    { $records ->
        [one] { $read } Mo · { $records } fiche jusqu’ici
        [many] { $read } Mo · { $records } fiches jusqu’ici
       *[other] { $read } Mo · { $records } fiches jusqu’ici
    }
progress-heard = { $percent } pour cent chargés
progress-heard-so-far = { $read } mégaoctets chargés
cancel = Annuler
searching = Recherche en cours, { $percent } %. Tous les nombres sont provisoires.
searching-heard = Recherche en cours
sorting = Tri en cours. D’ici là, la liste suit l’ordre chronologique.

other-file = Tiré de { $file }, qui n’est pas le fichier de cette carte

## Notices

notices = Avis
dismiss = Masquer
notice-address = Une partie de ce lien n’a pas pu être lue et a été laissée de côté : { $parts }
notice-changed = Les données ont changé depuis la création de ce lien. Alors : { $then }. Maintenant : { $now }.
notice-corrected =
    { $count ->
        [one] { $count } fiche indique avoir été corrigée après le { $day }.
        [many] { $count } fiches indiquent avoir été corrigées après le { $day }.
       *[other] { $count } fiches indiquent avoir été corrigées après le { $day }.
    }
notice-weak-version = Les données correspondent à la version courte de ce lien. Cela ne prouve pas que ce sont les mêmes : un autre fichier pourrait être fait pour y correspondre. Un lien copié maintenant porte une version qui le prouve.
notice-kept = Affichée telle que conservée sur cet appareil le { $day } : le serveur n’a pas répondu.
notice-foreign = Le lien demande les données d’un autre site ({ $file }). Seuls s’ouvrent les fichiers de ce site et des sites qu’il désigne ; voici donc la carte du site lui-même.
notice-withdrawn = La fiche « { $id } » a été retirée le { $day } : { $reason }
notice-no-record = La fiche « { $id } » n’est pas dans ce fichier : elle a peut-être été renommée ou supprimée.
notice-connection-lost =
    { $bytes ->
        [one] La connexion a été perdue après { $bytes } octet de { $file }. Ce qui était arrivé est affiché ; rechargez la page pour le reste.
        [many] La connexion a été perdue après { $bytes } octets de { $file }. Ce qui était arrivé est affiché ; rechargez la page pour le reste.
       *[other] La connexion a été perdue après { $bytes } octets de { $file }. Ce qui était arrivé est affiché ; rechargez la page pour le reste.
    }
notice-cut-off =
    { $bytes ->
        [one] { $file } est incomplet : il s’arrête après { $bytes } octet, et la suite est perdue.
        [many] { $file } est incomplet : il s’arrête après { $bytes } octets, et la suite est perdue.
       *[other] { $file } est incomplet : il s’arrête après { $bytes } octets, et la suite est perdue.
    }
notice-broken = Une partie de { $file } n’a pas pu être lue, et ce qu’elle contient n’est pas affiché.
notice-unread = Une partie du fichier n’a pas pu être relue. Les résultats d’une recherche, l’ordre de la liste et les textes des fiches peuvent être incomplets ; rechargez la page.
notice-no-map = La carte ne peut pas être dessinée dans ce navigateur ({ $reason }). La liste, la chronologie et toutes les fiches fonctionnent sans elle.
notice-disguised = Ce navigateur déguise ce que dessine une page : les noms de lieux sont donc absents de la carte, et aucune image ne peut en être enregistrée. Les repères, la liste et les fiches sont comme il faut.
notice-map-part = Une partie de la carte n’a pas pu être chargée : { $reason }
notice-blocked = La politique de cette page ({ $directive }) a bloqué une requête vers { $address }. Le responsable du site peut l’autoriser dans index.html.
notice-noted = { $file } a été lu avec des remarques ; aucune fiche n’a été perdue.
notice-problems =
    { $dropped ->
        [0] Une partie de { $file } n’a pas pu être lue telle qu’elle est écrite ; aucune fiche n’a été perdue.
        [one] { $dropped } fiche de { $file } n’a pas pu être lue ; les autres sont affichées.
        [many] { $dropped } fiches de { $file } n’ont pas pu être lues ; les autres sont affichées.
       *[other] { $dropped } fiches de { $file } n’ont pas pu être lues ; les autres sont affichées.
    }
problems = Ce qui a été constaté ({ $count })
problems-more = et { $count } autres du même genre
found-at = { $place } : { $what }
found-at-record = fiche { $record }
found-at-record-with-id = fiche { $record } ({ $id })
found-at-line = ligne { $line }

## The timeline

timeline = Chronologie
timeline-plot = Les incidents dans le temps
timeline-none = { $span }
timeline-bin-empty = { $when } : rien de rapporté
timeline-bin-lone = De l’un d’eux, on sait seulement qu’il a eu lieu { $between }
timeline-bin-spread = Dont { $spread } connus seulement pour une durée plus longue, et comptés dans chacune de ses parties
timeline-bin-about =
    { $about ->
        [one] { $about } date est approximative
        [many] { $about } dates sont approximatives
       *[other] { $about } dates sont approximatives
    }
timeline-told =
    { $empty ->
        [0] Incidents, barre par barre : { $bars }.
        [one] Incidents, barre par barre : { $bars }. { $empty } barre sur { $all } est vide.
        [many] Incidents, barre par barre : { $bars }. { $empty } barres sur { $all } sont vides.
       *[other] Incidents, barre par barre : { $bars }. { $empty } barres sur { $all } sont vides.
    }
timeline-told-none = Aucun incident dans les { $all } barres.
timeline-told-bar = { $when } : { $figure }
timeline-told-highest = maximum { $when } : { $figure }
timeline-told-middle = autant avant qu’après { $when }
timeline-told-lines =
    { $count ->
        [one] { $count } qui dure, en ligne
        [many] { $count } qui durent, en lignes
       *[other] { $count } qui durent, en lignes
    }
timeline-others = fiches de contexte
timeline-before =
    { $count ->
        [one] Afficher { $count } fiche antérieure
        [many] Afficher { $count } fiches antérieures
       *[other] Afficher { $count } fiches antérieures
    }
timeline-after =
    { $count ->
        [one] Afficher { $count } fiche postérieure
        [many] Afficher { $count } fiches postérieures
       *[other] Afficher { $count } fiches postérieures
    }
timeline-outside = Afficher { $count } fiches antérieures et postérieures
timeline-period = Période, déplacée d’un bloc
timeline-fixed = Période, qui reste telle quelle : { $span }
timeline-start = Début de la période
timeline-end = Fin de la période
timeline-overview = Partie du temps sur l’axe
timeline-play = Lecture
timeline-pause = Pause
timeline-earlier = Plus tôt
timeline-later = Plus tard
timeline-presets = Périodes
timeline-last-week = Dernière semaine
timeline-last-day = Dernier jour
timeline-closer = Resserrer le temps
timeline-wider = Élargir le temps
timeline-more = Choisir les dates
timeline-how = Vitesse et mode
timeline-from = Du
timeline-to = au
timeline-speed = Vitesse
timeline-slow = lente
timeline-normal = normale
timeline-fast = rapide
timeline-mode = La lecture montre
timeline-moving = une période après l’autre
timeline-growing = tout jusqu’à un jour donné
timeline-key-sure = La date est connue
timeline-key-about = Vers cette date
timeline-key-spread = À un moment entre deux jours : une seule barre sur l’ensemble
timeline-key-line = Dure ; avec une flèche, aucune fin n’est connue
timeline-tray = Hors de l’axe, ou sans fin
timeline-undated =
    { $count ->
        [one] { $count } sans date
        [many] { $count } sans date
       *[other] { $count } sans date
    }
timeline-since = { $count } en cours


## The list and the table

list-heading = Fiches
list-not-printed =
    { $count ->
        [one] { $count } autre fiche n’est pas imprimée.
        [many] { $count } autres fiches ne sont pas imprimées.
       *[other] { $count } autres fiches ne sont pas imprimées.
    }
list-awaited = Cette fiche est en cours de lecture
list-start-unknown = Début inconnu
list-background = Contexte : bilans, situations, déclarations ({ $count })
list-day-count =
    { $incidents ->
        [0] { others }
       *[other]
            { $others ->
                [0] { incidents }
               *[other] { incidents-and-others }
            }
    }
list-searching = Recherche en cours. Ce qui est trouvé apparaît ici.
list-unsearched = Rien n’a été cherché : la recherche a échoué.
list-nothing-during = Rien { $during } avec ces filtres.
list-nothing-words = Aucune fiche ne mentionne « { $words } » avec ces filtres.
list-nothing-words-alone = Aucune fiche ne mentionne « { $words } ».
list-nothing = Rien avec ces filtres.
list-corrected = Aucune fiche ne contient « { $typed } ». Voici ce que donne « { $words } ».
list-empty = Ce fichier ne contient aucune fiche.

sort-by = Trier par
sort-turn = Inverser l’ordre
sort-date = Date
sort-title = Fiche
sort-type = Type
sort-place = Lieu
sort-precision = Précision du lieu
sort-killed = Tués
sort-injured = Blessés
sort-status = Degré de certitude
sort-date-up = Plus anciens d’abord
sort-date-down = Plus récents d’abord
sort-title-up = De A à Z
sort-title-down = De Z à A
sort-type-up = Comme dans la légende
sort-type-down = Légende inversée
sort-place-up = De A à Z
sort-place-down = De Z à A
sort-precision-up = Plus précis d’abord
sort-precision-down = Moins précis d’abord
sort-killed-up = Croissant
sort-killed-down = Décroissant
sort-injured-up = Croissant
sort-injured-down = Décroissant
sort-status-up = Plus sûrs d’abord
sort-status-down = Moins sûrs d’abord

table-caption = Trié par { $by } : { $order }. Chaque chiffre est celui d’une seule source ; aucun n’est additionné.
table-caption-toll = Trié par { $by } : { $order }, selon le chiffre le plus élevé que donne une source. Chaque chiffre est celui d’une seule source ; aucun n’est additionné.
table-caption-sorting = Tri par { $by } en cours. D’ici là, ordre chronologique. Chaque chiffre est celui d’une seule source ; aucun n’est additionné.
table-unsaid = non précisé
table-precision-exact_site = site exact
table-precision-neighbourhood = quartier
table-precision-town = localité
table-precision-city = ville
table-precision-district = district
table-precision-governorate = gouvernorat
table-precision-country = pays
table-precision-sea_area = zone maritime
table-precision-none = inconnu
table-status-corroborated = corroboré
table-status-corroborated_in_part = corroboré en partie
table-status-single_source = une seule source
table-status-unverified_claim = allégation non vérifiée
table-status-contested = contesté
table-status-rejected_by_speaker = démenti par qui l’évoque

figure-says = selon { $reporter }
figure-more =
    { $count ->
        [one] et { $count } autre
        [many] et { $count } autres
       *[other] et { $count } autres
    }
figure-more-highest =
    { $count ->
        [one] et { $count } autre : { $figure }
        [many] et { $count } autres, le plus élevé étant { $figure }
       *[other] et { $count } autres, le plus élevé étant { $figure }
    }


## A record

record-previous = Fiche précédente
record-next = Fiche suivante
record-stepped = { $position } : { $title }
record-hidden = Les filtres actifs masquent cette fiche dans la liste et sur la carte.
kind-note-aggregate = Pas un incident : un bilan qui en résume beaucoup.
kind-note-condition = Pas un incident : l’état d’une situation.
kind-note-statement = Pas un incident : une déclaration de quelqu’un.

fact-when = Quand
fact-where = Où
fact-says = Qui le dit
fact-sure = Degré de certitude
says-nobody = Non précisé
when-there = { $when } heure locale ({ $gmt } GMT)
when-gmt = { $when } GMT
in-source = Dans la source : « { $words } »
date-reasoning = Comment la date est connue
coordinate-source = D’où vient la position
assessed-by-on = Évalué le { $day } par { $by }
assessed-by = Évalué par { $by }
assessed-on = Évalué le { $day }

facts = Détails
excerpts = Ce qui a été rapporté
excerpt-link = Le lire dans l’article
excerpt-translated = Traduction : « { $words } »
covered = Ces mots décrivent des violences contre des personnes ({ $about }). Les afficher

other-facts = Également dans le fichier
tolls = Tués et blessés, selon qui l’affirme
tolls-not-summed = Les chiffres portent sur des périodes, des zones ou des personnes différentes. Ils ne doivent pas être additionnés.
toll-reporter = Source
toll-killed = Tués
toll-injured = Blessés
toll-as-of = Au { $day }
disputes = D’autres disent
discrepancies = Ce sur quoi l’information se trompait
later-findings = Ce qui a été établi plus tard
actors = Qui est cité, et par qui
wording = « { $wording } »
named-by = Cité par : { $by }
related = Fiches liées
sources = Sources
source-unnamed = Source
source-archive = Copie archivée
corrected-on = Corrigé le { $day } : { $what }
corrected = Corrigé : { $what }
last-changed = Dernière modification le { $day }
report-error = Signaler une erreur

## Giving it to others

copy-link = Copier le lien
copy-link-done = Copié
copy-link-by-hand = Appuyez sur Ctrl+C (⌘C sur Mac), ou restez appuyé, pour copier le lien
share-link = Envoyer vers une application


## The map

map = Incidents sur la carte
map-canvas = Carte
map-credits = Crédits
map-unit-metres = m
map-unit-kilometres = km
map-keys = { $count } sur la carte : les flèches pour passer de l’un à l’autre, Entrée pour ouvrir
map-keys-hint = ← → passent d’un repère à l’autre, Entrée ouvre
map-zoom-in = Agrandir
map-zoom-out = Réduire
map-home = Revenir à la vue de départ
map-north = Nord en haut, vu d’en haut
map-style = Représentation des incidents
map-style-clusters = Groupes
map-style-density = Densité
map-style-dots = Points
map-legend-density =
    { $rough ->
        [0] Plus la teinte est forte, plus il y a d’incidents.
        [one] Plus la teinte est forte, plus il y a d’incidents. { $rough } est situé trop vaguement pour compter.
        [many] Plus la teinte est forte, plus il y a d’incidents. { $rough } sont situés trop vaguement pour compter.
       *[other] Plus la teinte est forte, plus il y a d’incidents. { $rough } sont situés trop vaguement pour compter.
    }
map-legend-dots = Un point par incident, de la couleur de son type.
map-full-screen = Plein écran
map-full-screen-leave = Quitter le plein écran
map-overlays = Couches
map-overlay-then = { $during }, pas à la date affichée
area-may-be = peut-être dans : { $area }
area-outside = hors de : { $area }
area-other-time = à un autre moment, ou sans date : { $area }
area-unknown = Aucune couche de cette carte n’a cette zone, ou elle n’a pas pu être lue.
area-rough = lieu trop vague pour le dire
map-tip-facts = { $when } · { $place }
map-tip-more =
    { $count ->
        [one] et { $count } autre
        [many] et { $count } autres
       *[other] et { $count } autres
    }
map-tip-choose = Cliquez pour en choisir un
map-cluster =
    { $count ->
        [one] { $count } incident
        [many] { $count } incidents
       *[other] { $count } incidents
    }
map-cluster-hint = Cliquez pour agrandir
map-cluster-name = { $what } : { $mix } ; s’ouvre en agrandissant
map-stack-name = { $what } : { $mix } ; s’ouvre pour choisir
map-mix-part = { $type } { $count }
map-mix-others = { $count } d’autres types
map-mix-comma = {", "}
map-mix-inexact = { $count } avec un lieu approximatif
map-stack =
    { $count ->
        [one] { $count } incident ici
        [many] { $count } incidents ici
       *[other] { $count } incidents ici
    }
map-stack-page = { $first } à { $last } sur { $count }
map-stack-before = Précédents ici
map-stack-after = Suivants ici
in-view-all =
    { $all ->
        [0] Aucun incident sur la carte
        [one] { $all } incident, visible
        [many] Les { $all } incidents sont visibles
       *[other] Les { $all } incidents sont visibles
    }
in-view-searching = Recherche en cours
in-view-unsearched = Sans recherche
in-view-so-far =
    { $all ->
        [one] { $seen } visible sur { $all } incident trouvé jusqu’ici
        [many] { $seen } visibles sur { $all } incidents trouvés jusqu’ici
       *[other] { $seen } visibles sur { $all } incidents trouvés jusqu’ici
    }
in-view-some =
    { $seen ->
        [0] Aucun incident visible
        [one] { $seen } incident visible sur { $all }
        [many] { $seen } incidents visibles sur { $all }
       *[other] { $seen } incidents visibles sur { $all }
    }
in-view-outside =
    { $side ->
        [n] { $outside } de plus au nord
        [s] { $outside } de plus au sud
        [e] { $outside } de plus à l’est
        [w] { $outside } de plus à l’ouest
        [ne] { $outside } de plus au nord et à l’est
        [nw] { $outside } de plus au nord et à l’ouest
        [se] { $outside } de plus au sud et à l’est
        [sw] { $outside } de plus au sud et à l’ouest
       *[around] { $outside } de plus de plusieurs côtés
    }
in-view-elsewhere = Ailleurs :
in-view-show-all = Tout afficher
in-view-placeless = { $count } sans lieu

map-lost = Le navigateur a retiré à la carte ses moyens graphiques. Elle sera redessinée dès qu’il les rendra ; la liste, la chronologie et les fiches fonctionnent en attendant.
map-late = La carte est toujours en route : la connexion est peut-être lente, ou le serveur ne répond pas. La liste, la chronologie et les fiches fonctionnent en attendant.

## In an article

embed-open = Ouvrir la carte complète
map-gesture-mac = Utilisez ⌘ + défilement pour agrandir la carte
map-gesture-touch = Utilisez deux doigts pour déplacer la carte
map-gesture-wheel = Utilisez Ctrl + défilement pour agrandir la carte

## Sharing: the link, and the codes that put the map into another page

share = Partager
share-pin = Avertir les lecteurs si les données changent par la suite
share-view = Lien
share-embed = Intégrer
share-any = Automatique
share-light = Clair
share-dark = Sombre
share-show-title = Titre
share-show-timeline = Chronologie
share-show-filters = Filtres
share-show-list = Liste
share-show-controls = Boutons
share-show-link = Lien vers la carte complète
share-lock = Garder les filtres actifs
share-theme = Couleurs
share-language = Langue
share-ratio = Proportions
share-height = Hauteur en pixels
share-heights = Recommandé : { $narrow } de haut sur un téléphone, { $middle } pour une largeur de 640, { $wide } pour 1 000
share-preview = Aperçu de la carte intégrée
share-copy = Copier
share-frame = Cadre sans script : fonctionne dans la plupart des éditeurs
share-others = Autres codes
share-fitted = Cadre avec un script qui ajuste sa hauteur
share-picture = Image avec un lien, pour les lettres d’information et AMP : la carte telle qu’elle s’ouvre. Pour la vue affichée, emportez l’image et mettez-y son adresse
share-local = Ces codes mènent à { $host }, que seul cet appareil ou son réseau peut ouvrir. Indiquez l’adresse du site par site_url dans data/map.json, ou copiez-les là-bas.
share-element = Élément pour les pages qui dialoguent avec la carte

## Taking along what is shown: citation, files, image, paper

edition = données au { $day }, version { $version }
edition-undated = version { $version } des données

cite = Citer
edition-later = La version des données est en cours de calcul.
edition-unknown = La version des données n’a pas pu être calculée : le fichier ne peut pas être relu. Rechargez la page.
cite-whole = Référence
cite-short = Courte, pour une note de bas de page
cite-later = La recherche continue. La référence pourra être copiée quand elle sera terminée.
cite-unsearched = La recherche a échoué : il n’y a encore rien à citer.
cite-title = « { $title } »
cite-published = { $publisher }, « { $title } »
cite-shown = { $filters } ({ $count })
cite-sentence = { $work } : { $shown } ; { $edition } ; consulté le { $day } : { $link }
cite-footnote = { $work }, { $edition }, { $link }

take = Télécharger
take-what = Les fiches retenues par les filtres, dans l’ordre de la liste, avec leurs sources. Chaque fichier précise les filtres.
take-geojson = GeoJSON
take-csv = Tableau (CSV)
take-writing = { $percent } % écrits
take-failed = Le fichier n’a pas pu être écrit : le navigateur n’a plus les données, ou plus de place. Rechargez la page.
take-image = Image (PNG)
take-no-map = Il n’y a pas de carte dans ce navigateur dont faire une image. Les fichiers contiennent toutes les fiches.
take-image-disguised = Ce navigateur déguise ce que dessine une page : l’image ne serait que du bruit. Une capture d’écran montre la carte telle qu’elle est.
take-no-image = Ce navigateur n’a pas donné l’image. Une capture d’écran montre la même chose.
take-print = Imprimer

## Des fiches relues, et leurs versions antérieures

live-news = Depuis votre arrivée à { $since } : { $what }.
live-n-new =
    { $count ->
        [one] { $count } fiche est nouvelle
        [many] { $count } fiches sont nouvelles
       *[other] { $count } fiches sont nouvelles
    }
live-n-changed =
    { $count ->
        [one] { $count } fiche a changé
        [many] { $count } fiches ont changé
       *[other] { $count } fiches ont changé
    }
live-n-gone =
    { $count ->
        [one] { $count } fiche n’est plus là
        [many] { $count } fiches ne sont plus là
       *[other] { $count } fiches ne sont plus là
    }
live-show = Montrer ce qui est nouveau ou a changé
live-new = Nouveau
live-changed = Modifié
live-fault = Depuis { $since }, les fiches n’ont pas pu être relues : { $reason } Ce qui est montré a été lu à { $read }.
live-unreachable = { $host } ne répond pas, renvoie vers un hôte que cette carte ne nomme pas, ou ne laisse aucun autre site lire le fichier.
live-status = { $host } répond { $status }.
live-busy = { $host } est trop souvent sollicité ({ $status }), et est laissé tranquille aussi longtemps qu’il le veut.
live-sign-in = { $host } envoie une page, par exemple de connexion, à la place du fichier.
live-cut-off = Le fichier n’est pas arrivé en entier.
live-unreadable = Ce qui est arrivé ne peut pas être lu comme les fiches de cette carte.
live-unsettled = { $host } envoie à chaque fois autre chose, si bien que nul ne peut savoir si tout est arrivé.
live-too-large = Le fichier est trop gros pour être relu sans cesse.
live-elsewhere = Les fiches de cette carte se trouvent chez { $host }, qui apprend de chaque lecteur l’adresse de l’appareil, le navigateur et l’heure de chaque lecture.
facet-changed = Depuis votre arrivée

corrections-page = Corrections
corrections-about = Ce qui a été corrigé, modifié et retiré depuis la première publication de ces fiches, le plus récent d’abord.
corrections-undated = Sans date
versions-heading = Versions antérieures
version-shown = Voici la version du { $day }.
version-unknown = On ne sait pas ce que ses fiches sont devenues depuis, car une version qui la suit n’est plus conservée.
version-gone =
    { $count ->
        [one] Depuis, { $count } fiche n’est plus là.
        [many] Depuis, { $count } fiches ne sont plus là.
       *[other] Depuis, { $count } fiches ne sont plus là.
    }
version-since =
    { $count ->
        [0] Les fiches d’aujourd’hui disent la même chose.
        [one] Depuis, { $count } fiche est nouvelle ou dit autre chose :
        [many] Depuis, { $count } fiches sont nouvelles ou disent autre chose :
       *[other] Depuis, { $count } fiches sont nouvelles ou disent autre chose :
    }
version-today = Version d’aujourd’hui
version-kept = La version du { $day }, dont ce lien est tiré, est conservée.
version-open = L’ouvrir
change-heading = Ce qui a changé le { $day }
change-field = Champ
change-then = Alors
change-since = Depuis
change-now = Aujourd’hui
change-nothing = rien
field-title = Titre
field-date = Date
field-date_text = Termes de la date
field-date_reasoning = Comment la date a été établie
field-place = Lieu
field-geometry = Position
field-uncertainty_m = Rayon en mètres
field-coordinate_source = Source de la position
field-actors = Qui est nommé
field-casualties = Tués et blessés
field-excerpts = Citations
field-sources = Sources
field-disputes = Récits contradictoires
field-discrepancies = Erreurs
field-later_findings = Constats ultérieurs
field-related = Fiches liées
