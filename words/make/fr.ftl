### The words of making a map, in French, beside those of ../fr.ftl.

make-title = Créer une carte d’incidents rapportés
make-nothing-leaves = Rien ne quitte cet appareil.
make-back = Retour à la carte
make-undo = Annuler
make-redo = Rétablir
make-busy = En cours…
make-close = Fermer
make-cancel = Abandonner
make-remove = Supprimer
make-ended = Ce qui crée la carte s’est arrêté, sans doute faute de mémoire. Rechargez cette page : le brouillon est conservé. Si cela se reproduit, donnez un fichier plus petit.
joined-by-colon = { $before } : { $after }

## The steps

make-steps = Étapes
make-step-give = Tableau
make-step-columns = Colonnes
make-step-records = Fiches
make-step-settings = Carte
make-step-safety = Avant de publier
make-step-site = Site
make-next-records = Suite : les fiches
make-next-settings = Suite : ce que dit la carte
make-next-safety = Suite : avant de publier
make-next-site = Suite : emporter le site
make-preview = La carte telle que les lecteurs la verront
make-see = Voir la carte
make-preview-empty = La carte apparaît ici dès qu’il y a un tableau.

## Giving

make-give-about = Donnez le tableau d’incidents dont vous disposez : la carte, la chronologie et les filtres fonctionnent aussitôt. Tout se passe dans ce navigateur : rien n’est mis en ligne, et personne d’autre que vous ne voit vos données. Un site emporté d’ici, ou un brouillon enregistré ici, peut être rouvert.
make-give-tables = Choisir des fichiers
make-give-more = Ajouter des fichiers
make-give-instead = Les remplacer
make-give-kinds = CSV, TSV, XLSX, XLS, ODS, GeoJSON, TopoJSON, lignes de JSON, KML, KMZ, GPX, un flux (RSS ou Atom), ou le zip d’un site. Vous pouvez aussi déposer des fichiers n’importe où sur cette page.
make-paste = Ou collez des lignes d’une feuille de calcul
make-paste-here = Copiez les lignes avec leurs en-têtes, cliquez ici, collez
make-pasted = collé.tsv
make-address = Ou l’adresse d’un fichier de ce site
make-address-open = Ouvrir
make-address-failed = { $address } n’a pas pu être ouvert ({ $reason }). Un fichier d’un autre site ne s’ouvre que si ce site-ci l’autorise ; téléchargez-le et donnez-le comme fichier.
make-open-elsewhere = Cette page est ouverte dans un autre onglet, qui garde le brouillon : ce qui est fait ici n’est pas conservé.
make-unreadable = Lecture impossible ({ $reason }) : donnez des fichiers, pas des dossiers.
make-has-draft = Voici votre brouillon. Le fichier « { $name } » que vous aviez ouvert n’en fait pas partie : ajoutez-le sous Tableau.
make-given = Ce que vous avez donné
make-drop = Retirer { $name }
make-restored = Rétabli depuis votre dernière visite, { DATETIME($when, dateStyle: "long", timeStyle: "short") }.
make-kept = Le brouillon est conservé dans ce navigateur jusqu’à ce que vous l’oubliiez.
make-not-kept = Le brouillon est trop volumineux pour être conservé dans ce navigateur : terminez-le avant de partir, ou emportez le site et rouvrez-le.
make-forget = L’oublier
make-n-records =
    { $count ->
        [one] { $count } fiche.
        [many] { $count } fiches.
       *[other] { $count } fiches.
    }
make-n-unplaced =
    { $count ->
        [0] Toutes ont un lieu sur la carte.
        [one] { $count } n’a pas de lieu sur la carte.
        [many] { $count } n’ont pas de lieu sur la carte.
       *[other] { $count } n’ont pas de lieu sur la carte.
    }
make-n-undated =
    { $count ->
        [0] Toutes ont une date.
        [one] { $count } n’a pas de date.
        [many] { $count } n’ont pas de date.
       *[other] { $count } n’ont pas de date.
    }
make-n-withdrawn =
    { $count ->
        [one] { $count } retirée.
        [many] { $count } retirées.
       *[other] { $count } retirées.
    }
make-found =
    { $count ->
        [one] Une chose à savoir sur le tableau
        [many] { $count } choses à savoir sur le tableau
       *[other] { $count } choses à savoir sur le tableau
    }
make-found-more = Et { $count } de plus.

## Columns

make-columns-about = Chaque colonne a été comprise d’après son nom et ses valeurs. Modifiez une ligne, et la carte suit.
make-columns-own = Le fichier suit le schéma de cette carte : ses colonnes ne demandent aucun choix.
make-order-by = (décidé par { $value })
make-order-choose = Certaines peuvent se lire dans les deux sens : choisissez ci-dessus ce qui vient d’abord, et elles seront lues.
make-read-of =
    { $read ->
        [one] { $read } lue sur { $all }
        [many] { $read } lues sur { $all }
       *[other] { $read } lues sur { $all }
    }

## Records

make-records = Toutes les fiches
make-search = Chercher un titre, un lieu, un identifiant
make-unplaced-only = seulement celles qui n’ont pas de lieu sur la carte
make-add = Ajouter une fiche
make-add-it = L’ajouter
make-save = Enregistrer
make-name-it = La nommer sur la carte dès le début
make-withdraw = Retirer cette fiche
make-no-date = sans date
make-no-place = sans lieu
make-not-on-map = absente de la carte
make-not-said = Non précisé
make-none-found = Il n’y a pas de telle fiche.
make-earlier = Précédentes
make-later = Suivantes
make-page-of = { $from } à { $to } sur { $all }
make-lost-changes =
    { $count ->
        [one] Une de vos modifications porte sur une fiche qui n’est plus dans le tableau.
        [many] { $count } de vos modifications portent sur des fiches qui ne sont plus dans le tableau.
       *[other] { $count } de vos modifications portent sur des fiches qui ne sont plus dans le tableau.
    }
make-word = Ce qui a été corrigé, en une phrase pour les lecteurs ; ou pourquoi elle est retirée
make-word-needed = Cette fiche a été publiée : dites en une phrase ce qui a été corrigé. Les lecteurs le voient sous Corrections.
make-reason-needed = Cette fiche a été publiée : dites en une phrase pourquoi elle est retirée. Quiconque suit un ancien lien la lit.
make-edit-title = Titre
make-edit-category = Type (plusieurs séparés par des virgules)
make-edit-date = Date, par exemple 2016-09-24 ou 2016-09-24/2016-09-26
make-edit-date-text = La date selon les mots de la source
make-edit-place = Lieu
make-edit-lat = Latitude
make-edit-lng = Longitude
make-edit-place-precision = Précision du lieu
make-edit-uncertainty-m = Écart possible, en mètres
make-edit-coordinate-source = Comment le lieu a été trouvé
make-edit-killed = Tués, par exemple 3, 2-4 ou ≥2
make-edit-injured = Blessés
make-edit-toll-reporter = Qui donne ces chiffres
make-edit-text = Citation
make-edit-attribution = Qui le dit
make-edit-source-name = Source
make-edit-source-url = Son adresse
make-edit-description = Description
make-edit-sensitive = Pénible : couvert jusqu’à ce qu’un lecteur le demande
make-precision-exact-site = Site exact
make-precision-neighbourhood = Quartier
make-precision-town = Localité ou village
make-precision-city = Ville
make-precision-district = District
make-precision-governorate = Gouvernorat ou région
make-precision-country = Pays
make-precision-sea-area = En mer
make-precision-none = Aucun lieu ne peut être donné
make-pick = Choisir le lieu sur une carte
make-pick-about = Cliquez sur le lieu, ou déplacez la carte jusqu’à l’amener sous la croix. Au clavier : les flèches déplacent, + et - changent l’échelle.
make-pick-take = Prendre ce lieu

## What may be mended

make-offers = Ce que vous voudrez peut-être corriger
make-show-records = Afficher
make-only-these =
    { $count ->
        [one] La fiche choisie ci-dessus.
        [many] Les { $count } fiches choisies ci-dessus.
       *[other] Les { $count } fiches choisies ci-dessus.
    }
make-show-all = Tout afficher
make-offer-nearly-one-type =
    { $count ->
        [one] { $count } fiche est du type « { $from } », { $n_to } du type « { $to } » : est-ce le même ?
        [many] { $count } fiches sont du type « { $from } », { $n_to } du type « { $to } » : est-ce le même ?
       *[other] { $count } fiches sont du type « { $from } », { $n_to } du type « { $to } » : est-ce le même ?
    }
make-accept-nearly-one-type = Tout mettre en « { $to } »
make-offer-swapped-positions =
    { $count ->
        [one] Une fiche se trouve loin de toutes les autres ; en échangeant latitude et longitude, elle serait parmi elles.
        [many] { $count } fiches se trouvent loin de toutes les autres ; en échangeant latitude et longitude, elles seraient parmi elles.
       *[other] { $count } fiches se trouvent loin de toutes les autres ; en échangeant latitude et longitude, elles seraient parmi elles.
    }
make-accept-swapped-positions = Les échanger
make-offer-lost-signs =
    { $count ->
        [one] Une fiche se trouve loin de toutes les autres ; avec un autre signe (nord ou sud, est ou ouest), elle serait parmi elles.
        [many] { $count } fiches se trouvent loin de toutes les autres ; avec un autre signe (nord ou sud, est ou ouest), elles seraient parmi elles.
       *[other] { $count } fiches se trouvent loin de toutes les autres ; avec un autre signe (nord ou sud, est ou ouest), elles seraient parmi elles.
    }
make-accept-lost-signs = Changer le signe
make-offer-far-positions =
    { $count ->
        [one] Une fiche se trouve loin de toutes les autres : est-elle à sa place ?
        [many] { $count } fiches se trouvent loin de toutes les autres : sont-elles à leur place ?
       *[other] { $count } fiches se trouvent loin de toutes les autres : sont-elles à leur place ?
    }
make-offer-far-dates =
    { $count ->
        [one] Une fiche est à plus de vingt ans de la plupart des autres : sa date est-elle juste ?
        [many] { $count } fiches sont à plus de vingt ans de la plupart des autres : leurs dates sont-elles justes ?
       *[other] { $count } fiches sont à plus de vingt ans de la plupart des autres : leurs dates sont-elles justes ?
    }
make-offer-known-place =
    { $count ->
        [one] Une fiche sans position nomme « { $name } »
        [many] { $count } fiches sans position nomment « { $name } »
       *[other] { $count } fiches sans position nomment « { $name } »
    }{ $by ->
        [map] , que la carte connaît sous le nom de { $known }.
       *[record] , dont la fiche { $known } donne la position.
    }
make-accept-known-place = Placer d’après le nom ({ $lat }, { $lng })

## The map file

make-group-words = Mots et langues
make-group-types = Types, couleurs, formes
make-group-first-view = Ce qu’on voit d’abord
make-group-names = Noms sur la carte
make-group-ground = Fond
make-group-overlays = Vos propres couches
make-group-thanks = Crédits, licence, contact
make-group-look = Logo et couleur d’accent
make-group-address = Adresse, cadres, autres fichiers
make-in-language = { $label } ({ $language })
make-group-file = Le fichier de la carte lui-même
make-set-title = Titre
make-set-lede = Ce qui s’est passé, en une phrase ou deux
make-set-introduction = Introduction
make-help-introduction = Un paragraphe par ligne : ce que le lecteur doit savoir d’abord, d’où viennent les fiches, ce qui manque.
make-set-publisher = Qui publie la carte
make-set-languages = Langues de la page
make-first-language = La première
make-set-order = La liste commence par
make-order-earliest = le plus ancien
make-order-latest = le plus récent
make-set-span = Ce que la chronologie montre d’abord
make-help-span = Par exemple 2016-09-01/2016-10-01. Vide : du premier incident au dernier.
make-set-as-of = Le jour des données
make-help-as-of = Par exemple 2016-10-01. Ce qui n’a pas encore de fin va jusqu’à ce jour.
make-label = Nom
make-color-light = Couleur sur fond clair
make-color-dark = Couleur sur fond sombre
make-shape = Forme
make-shape-circle = Cercle
make-shape-square = Carré
make-shape-diamond = Losange
make-shape-triangle = Triangle
make-shape-triangle-down = Triangle, pointe en bas
make-shape-cross = Croix
make-shape-plus = Plus
make-shape-hexagon = Hexagone
make-shape-star = Étoile
make-shape-pentagon = Pentagone
make-up = { $name } plus haut dans la légende
make-down = { $name } plus bas dans la légende
make-type-add = Lui donner une couleur propre
make-type-faint = { $name } se détache à peine du fond : choisissez une couleur plus soutenue.
make-types-apart = Tous les types se distinguent, y compris pour les yeux qui voient moins de couleurs.
make-types-alike = { $one } et { $other } ont la même forme, et des couleurs difficiles à distinguer ({ $eyes }). Choisissez une autre forme ou une autre couleur.
make-eyes-all = pour la plupart des yeux
make-eyes-protan = vu sans le rouge (protanopie)
make-eyes-deutan = vu sans le vert (deutéranopie)
make-eyes-tritan = vu sans le bleu (tritanopie)
make-contrast = contraste de { $ratio } pour 1
make-contrast-low = contraste de { $ratio } pour 1, trop faible
make-bounds-none = Les lecteurs voient d’abord tous les incidents.
make-bounds-are = Les lecteurs voient d’abord cette partie : { $bounds }
make-bounds-take = Prendre ce que la carte montre maintenant
make-bounds-all = Tous les incidents
make-bounds-unknown = Déplacez d’abord la carte ou changez son échelle, puis prenez ce qu’elle montre.
make-set-annotate = Fiches que la carte nomme dès le début
make-names-about = Dans le formulaire d’une fiche, sous Fiches, « La nommer sur la carte dès le début » l’inscrit ici.
make-annotation = Quelques mots
make-add-item = Ajouter
make-new-item = Nouveau
make-set-basemap = Ce qui se trouve sous les repères
make-help-basemap = Le fond fourni montre la Syrie de près et le reste du monde grossièrement. Un style ou des tuiles d’un autre site révèlent à son hébergeur qui lit votre carte.
make-basemap-own = Le fond fourni
make-basemap-none = Rien
make-basemap-style = Un style MapLibre
make-basemap-pmtiles = Une archive de tuiles (PMTiles) à côté de la page
make-basemap-light = Style, ou sa variante claire
make-basemap-dark = Style du thème sombre
make-basemap-credit = À qui est la carte
make-basemap-archive = Nom de l’archive
make-basemap-tiles = Tuiles d’un serveur
make-basemap-address = Adresse de ses tuiles, par exemple https://tiles.example/{"{z}/{x}/{y}"}.png
make-put-archive = Choisir l’archive
make-overlays-about = Districts, lignes de contrôle, frontières : des zones, des lignes et des points en GeoJSON, que les lecteurs affichent ou masquent.
make-put-overlay = Ajouter un fichier GeoJSON
make-overlay-from = Valable à partir du (jour)
make-overlay-to = Valable jusqu’au (jour)
make-overlay-source = D’où elle vient
make-overlay-areas = Compter les fiches selon ses zones
make-set-credits = Qui la carte remercie
make-set-links = Pages à côté de la carte
make-words = Mots
make-link = Adresse
make-set-license = Qui peut utiliser les fiches, et comment
make-license-none = Non précisé : tous les droits vous appartiennent
make-license-other = Avec vos propres mots
make-license-other-words = Nous consulter
make-license-words = Licence, avec vos mots
make-set-contact = À qui un lecteur signale une erreur
make-help-contact = Une adresse électronique, ou une adresse qui commence par https://
make-accent-light = Couleur des liens et des boutons sur fond clair
make-accent-dark = sur fond sombre
make-accent-none = Les couleurs de la page elle-même
make-logo-none = Pas de logo.
make-put-logo = Choisir un logo (PNG, JPEG, WebP)
make-look-about = Le logo et la couleur d’accent sont inscrits dans le site que vous emportez.
make-map-file = map.json
make-help-map-file = Pour ce qui n’a pas de champ ici : les mots pour les codes (labels), une feuille de style, les fiches retirées auparavant. Tout est décrit dans docs/map.md.
make-set-site-url = Adresse où la carte se trouvera
make-help-site-url = Par exemple https://example.org/map/. Grâce à elle, les liens montrent une image, et un fil annonce les nouvelles fiches.
make-set-embed = Pages qui peuvent dire à une carte intégrée ce qu’elle montre
make-help-embed = Une origine par ligne, par exemple https://news.example. N’importe quelle page peut montrer la carte.
make-set-data-origins = Autres sites dont les lecteurs peuvent ouvrir les fichiers
make-help-data-origins = Une origine par ligne.

## Before publishing

make-safe-about = Une carte peut mettre des gens en danger, et ce qui a été publié une fois ne se reprend pas. Voici ce qui peut mettre quelqu’un en danger. Décidez de chaque point : la carte montre ce que verront les lecteurs.
make-safe-by = Qui décide
make-safe-on = Quel jour
make-safe-by-help = Cela reste dans le brouillon : les lecteurs ne le voient pas.
make-safe-by-needed = Ce que l’on garde demande le nom de qui l’a examiné, et un jour.
make-safe-n =
    { $count ->
        [0] Il ne reste rien à décider
        [one] Un point à décider
        [many] { $count } points à décider
       *[other] { $count } points à décider
    }
make-safe-kept-n =
    { $count ->
        [one] Un autre est gardé par décision.
        [many] { $count } autres sont gardés par décision.
       *[other] { $count } autres sont gardés par décision.
    }
make-safe-first = Les { $shown } premiers sur { $count } sont affichés. Les autres suivent à mesure que vous décidez.
make-safe-all = Les { $count } :
make-kind-more-exact = Dit plus exactement qu’on ne le sait
make-kind-exact-site = Lieux exacts d’habitations, d’hôpitaux, d’abris et de personnes en danger
make-kind-telephone = Numéros de téléphone
make-kind-email = Adresses électroniques
make-kind-plate = Plaques de véhicules
make-kind-private-name = Colonnes qui peuvent nommer des particuliers
make-kind-photo-position = Photographies qui disent où elles ont été prises
make-kind-no-source = Fiches sans source
make-kind-unnamed-source = Sources dont personne ne sait qui elles sont
make-do-blur-1-km = Flouter à 1 km
make-do-blur-10-km = Flouter à 10 km
make-do-blur-district = Flouter au district, { $name }
make-do-leave-out = Écarter la fiche
make-do-take-out = Retirer de la fiche
make-do-column = Écarter sa colonne
make-do-name-source = Nommer la source
make-do-rewrite = Enregistrez la photographie de nouveau sans ce qu’elle dit d’elle-même, et mettez-la à la place de celle-ci.
make-do-keep = Garder
make-safe-no-district = Pas de floutage au district : { $why }.
make-safe-decided = Ce que vous avez décidé
make-safe-blurred = Flouté à { $km } km.
make-safe-blurred-district = Flouté à son district.
make-safe-left-out = Écarté : rien n’en est publié.
make-safe-keeps = Gardé : { $kinds }.
make-safe-with = Déplacé avec « { $other } », car les deux sont au même endroit.
make-safe-place = Comment s’appelle son lieu à la place
make-safe-absent = Cette fiche n’existe plus, et rien ne peut être publié tant que cette décision n’est pas reprise.
make-safe-back = Revenir dessus
make-safe-more = Afficher les { $count }
make-safe-names = Noms que personne ne doit lire, un par ligne
make-safe-names-help = Ils sont retirés de tous les textes, en majuscules ou non. D’autres orthographes, et le nom en d’autres lettres, sont des noms à part.
make-safe-refused = Cela ne peut pas être publié ainsi : quelqu’un pourrait être retrouvé.
make-safe-notes = À regarder avant de publier :
make-safe-links =
    { $count ->
        [one] Une source n’a pas de copie dans une archive
        [many] { $count } sources n’ont pas de copie dans une archive
       *[other] { $count } sources n’ont pas de copie dans une archive
    }
make-safe-links-about = Une telle source est perdue quand sa page disparaît. Cherchez une copie ou faites-en une, et écrivez son adresse dans votre tableau, dans une colonne archive_url. Cette page ne la demande à personne.
make-safe-memento = Copies dans les archives
make-safe-copy = Faire une copie
make-safe-unseen = Ce que cette liste ne peut pas voir

## Taking the site

make-site-about = Le site est un dossier de fichiers que n’importe quel hébergeur sert tel quel, réuni en un zip. Il contient votre carte, vos fiches et la page, et rien de ce brouillon que les lecteurs ne doivent voir.
make-site-untitled = La carte n’a pas encore de titre.
make-site-faults =
    { $count ->
        [one] Un de vos réglages ne peut pas être lu, et les lecteurs en seraient avertis : corrigez-le d’abord.
        [many] { $count } de vos réglages ne peuvent pas être lus, et les lecteurs en seraient avertis : corrigez-les d’abord.
       *[other] { $count } de vos réglages ne peuvent pas être lus, et les lecteurs en seraient avertis : corrigez-les d’abord.
    }
make-site-undecided =
    { $count ->
        [one] Un point qui peut mettre quelqu’un en danger n’est pas encore décidé.
        [many] { $count } points qui peuvent mettre quelqu’un en danger ne sont pas encore décidés.
       *[other] { $count } points qui peuvent mettre quelqu’un en danger ne sont pas encore décidés.
    }
make-save-first = Des fiches sont floutées ou écartées. Enregistrez le brouillon avant de prendre le site : il contient ce que vous avez décidé et le secret par lequel les points sont déplacés. Sans lui, la prochaine publication les déplace ailleurs, et deux points en disent plus qu’un.
make-save-draft = Enregistrer le brouillon
make-saved = Le brouillon est enregistré tel qu’il est. Ne publiez jamais ce fichier : qui l’a peut calculer les vrais lieux.
make-draft-suffix = BROUILLON-NE-PAS-PUBLIER
make-forget-secret = Le secret par lequel vos points sont déplacés n’est qu’ici : enregistrez d’abord le brouillon, sous « Site ».
make-take = Créer le zip
make-taken = Le site est prêt, { $size } Ko.
make-download = Télécharger { $name }
make-take-failed = Le site n’a pas pu être créé : { $reason }
make-notes =
    { $count ->
        [one] Une remarque faite en chemin
        [many] { $count } remarques faites en chemin
       *[other] { $count } remarques faites en chemin
    }
make-publish = Le mettre sur le web
make-host-netlify = Netlify : décompressez le zip, déposez le dossier sur la page des mises en ligne manuelles ; _headers y est lu.
make-host-cloudflare = Cloudflare Pages : envoyez le zip comme fichiers d’un nouveau projet ; _headers y est lu.
make-host-github = GitHub Pages : placez le contenu du zip dans un dépôt, avec un fichier vide .nojekyll, et publiez sa branche.
make-host-server = Votre propre serveur : décompressez-le à l’emplacement de votre choix ; le dossier hosting contient ce qu’il faut dire à nginx et à Caddy.
make-site-again = Pour continuer plus tard, sur n’importe quel appareil, rouvrez le zip ici. Une fois son adresse connue, indiquez-la sous Carte et emportez de nouveau le site.
