### What is found in files, in French: fetched by a page in this language that has something of the kind to say.
###
### Each message is named by the words of its English sentence, which stands beside its check in crates/incidents or crates/import.

found-the-number-is-read-as-a-day-of-a-spreadsheet-serial-number = le nombre est lu comme un jour de feuille de calcul (numéro de série)
found-a-span-of-hours-has-no-place-in-a-date-the-day-stands-without-it = une plage d’heures n’a pas sa place dans une date : le jour reste sans elle
found-the-number-is-read-as-seconds-or-milliseconds-since-1970-in-utc = le nombre est lu comme des secondes ou des millisecondes depuis 1970, en UTC
found-words-such-as-early-mid-or-night-of-have-no-place-in-a-date-it-stands-without-them = des mots comme « début », « milieu » ou « nuit du » n’ont pas leur place dans une date : elle reste sans eux
found-expected-a-date-whose-day-and-month-another-one-of-the-column-tells-apart-but-found-found-each-could-be-either-way-round-day-first-or-month-first-so-none-is-read-write-the-year-first-as-in-2016-09-24-or-say-which-it-is-by-day-first-or-month-first-under-fields-in-the-map-file = il fallait une date dont une autre de la colonne distingue le jour du mois, mais on trouve { $found } : chacune peut se lire dans les deux sens, le jour ou le mois d’abord, donc aucune n’est lue ; écrivez l’année d’abord, comme dans 2016-09-24, ou précisez l’ordre par day_first ou month_first sous fields dans le fichier de carte
found-expected-one-order-of-day-and-month-in-the-column-but-found-found-both-occur-day-first-and-month-first-so-what-could-be-either-is-not-read-write-the-year-first-as-in-2016-09-24 = il fallait un seul ordre du jour et du mois dans la colonne, mais on trouve { $found } : les deux s’y rencontrent, le jour d’abord et le mois d’abord, donc ce qui peut être l’un ou l’autre n’est pas lu ; écrivez l’année d’abord, comme dans 2016-09-24
found-expected-a-date-such-as-2016-09-24-24-september-2016-or-2016-09-24-2016-10-01-but-found-found = il fallait une date telle que 2016-09-24, 24 septembre 2016 ou 2016-09-24/2016-10-01, mais on trouve { $found }
found-expected-a-year-of-four-digits-but-found-found-the-year-could-come-first-or-last-so-write-it-out-as-in-2016-09-24 = il fallait une année de quatre chiffres, mais on trouve { $found } : l’année peut venir au début ou à la fin, écrivez-la donc en entier, comme dans 2016-09-24
found-expected-a-year-of-the-gregorian-calendar-but-found-found-this-looks-like-one-of-the-jalali-or-hijri-calendar-so-write-the-day-as-2016-09-24 = il fallait une année du calendrier grégorien, mais on trouve { $found } : elle semble être du calendrier jalali ou hégirien, écrivez donc le jour sous la forme 2016-09-24
found-expected-a-year-from-1600-to-the-next-one-but-found-found-the-date-is-left-out-so-mend-it-or-leave-it-blank-where-none-is-known = il fallait une année comprise entre 1600 et l’an prochain, mais on trouve { $found } : la date est laissée de côté, corrigez-la donc, ou laissez-la vide si elle n’est pas connue
found-the-day-is-still-to-come-look-whether-day-month-and-year-stand-in-their-places = ce jour est encore à venir : vérifiez que jour, mois et année sont à leur place
found-the-day-of-the-incident-stands-in-another-column-a-start-and-an-end-beside-it-are-facts-of-the-record = le jour de l’incident se trouve dans une autre colonne : un début et une fin à côté de lui sont des informations de la fiche
found-programs-write-this-day-where-they-know-none-remove-it-if-that-is-so = des programmes écrivent ce jour quand ils n’en connaissent pas ; supprimez-le si c’est le cas
found-a-range-of-days-has-no-clock-times-they-are-facts-of-the-record = une durée de plusieurs jours n’a pas d’heures : elles sont des informations de la fiche
found-a-date-has-one-clock-time-it-is-that-of-the-start-and-that-of-the-end-is-a-fact-of-the-record = une date a une seule heure : c’est celle du début, et celle de la fin est une information de la fiche
found-no-clock-time-such-as-14-30-is-there-the-day-stands-without-it = il n’y a pas là d’heure telle que 14:30 ; le jour reste sans elle
found-expected-a-day-beside-the-clock-time-but-found-found-alone-it-is-no-date = il fallait un jour à côté de l’heure, mais on trouve { $found } : seule, elle n’est pas une date
found-the-zone-of-the-clock-time-is-kept-by-its-name-beside-the-date = le fuseau de l’heure est conservé sous son nom à côté de la date
found-expected-an-end-after-the-start-but-found-one-before-it-the-record-has-no-date = il fallait une fin après le début, mais on en trouve une avant lui : la fiche n’a pas de date
found-line-line-is-passed-over-since-it-stands-above-the-heads-of-the-columns-found = la ligne { $line } est sautée, car elle se trouve au-dessus des en-têtes de colonnes : { $found }
found-the-table-has-no-heads-what-its-columns-are-for-is-told-by-what-stands-in-them = le tableau n’a pas d’en-têtes : ce que contiennent ses colonnes est déduit de leurs valeurs
found-the-row-of-hxl-tags-below-the-heads-is-no-record = la ligne de balises HXL sous les en-têtes n’est pas une fiche
found-two-columns-are-called-name-the-second-is-called-other = deux colonnes s’appellent { $name } : la seconde est appelée { $other }
found-rows-that-repeat-the-heads-of-the-columns-are-no-records = les lignes qui répètent les en-têtes de colonnes ne sont pas des fiches
found-blanks-stand-before-a-quotation-mark-the-cell-was-read-as-a-quoted-one = des espaces précèdent un guillemet : la cellule a été lue comme une cellule entre guillemets
found-expected-count-cells-as-there-are-heads-but-found-more-those-that-are-too-many-are-left-out-and-the-record-is-not-drawn-so-quote-a-cell-in-which-the-separator-stands = il fallait { $count } cellules, autant que d’en-têtes, mais on en trouve davantage : celles qui sont de trop sont laissées de côté, et la fiche n’est pas placée sur la carte ; mettez donc entre guillemets une cellule qui contient le séparateur
found-expected-a-quotation-mark-that-closes-the-cell-rows-that-follow-stand-in-it-and-are-no-records-so-close-it-where-it-ends = il fallait un guillemet qui ferme la cellule : les lignes suivantes s’y trouvent et ne sont pas des fiches, fermez-la donc là où elle finit
found-a-quotation-mark-stands-alone-in-a-cell-look-whether-the-text-is-whole = un guillemet est seul dans une cellule : vérifiez que le texte est entier
found-line-line-has-one-cell-only-and-is-read-as-a-record-take-it-out-if-it-is-none-found = la ligne { $line } n’a qu’une seule cellule et est lue comme une fiche : retirez-la si elle n’en est pas une ({ $found })
found-line-line-is-passed-over-since-it-stands-below-the-rows-found = la ligne { $line } est sautée, car elle se trouve au-dessous des données : { $found }
found-a-row-that-adds-up-others-is-no-record = une ligne qui en additionne d’autres n’est pas une fiche
found-sentence-found = { $sentence } ({ $found })
found-sentence-lines-lines = { $sentence } (lignes { $lines })
found-sentence-records-records = { $sentence } (fiches { $records })
found-numbers-and-count-more = { $numbers } et { $count } de plus
found-numbers-and-last = { $numbers } et { $last }
found-expected-a-table-or-geojson-but-found-kind-save-the-rows-in-it-as-csv = il fallait un tableau ou du GeoJSON, mais on trouve { $kind } : enregistrez-en les lignes au format CSV
found-the-file-is-compressed-gzip-it-was-unpacked = le fichier est compressé (gzip) : il a été décompressé
found-a-pdf = un PDF
found-a-picture = une image
found-an-archive = une archive
found-the-file-is-a-list-of-rows-and-no-geojson-it-is-read-as-a-table = le fichier est une liste de lignes, et non du GeoJSON : il est lu comme un tableau
found-the-file-is-esri-json-arcgis-and-no-geojson-it-is-read-as-a-table = le fichier est de l’Esri JSON (ArcGIS), et non du GeoJSON : il est lu comme un tableau
found-expected-positions-in-the-columns-that-are-called-so-no-record-can-be-drawn = il fallait des positions dans les colonnes qui portent ce nom : aucune fiche ne peut être placée sur la carte
found-expected-degrees-wgs-84-but-found-a-grid-in-columns-no-record-is-drawn-so-convert-it-for-example-with-qgis-or-geoconvert-and-add-the-columns-latitude-and-longitude = il fallait des degrés (WGS 84), mais on trouve une grille dans { $columns } : aucune fiche n’est placée sur la carte, convertissez-la donc, par exemple avec QGIS ou GeoConvert, et ajoutez les colonnes latitude et longitude
found-no-record-has-a-date-where-a-column-has-dates-choose-so-at-how-this-file-was-read-or-name-it-in-map-json-as-in-fields-date-name = aucune fiche n’a de date : si une colonne contient des dates, choisissez-la sous « Comment ce fichier a été lu », ou nommez-la dans map.json, par exemple "fields": { "{" }"date": "nom"{ "}" }
found-columns-and-count-more = { $columns } et { $count } de plus
found-columns-that-no-member-of-a-record-is-known-for-are-kept-as-facts-of-their-records-columns = les colonnes qui ne correspondent à aucun champ connu d’une fiche sont conservées comme informations de leurs fiches : { $columns }
found-it-says-when-the-row-was-written-and-is-not-taken-for-the-day-of-the-incident = elle dit quand la ligne a été écrite, et n’est pas prise pour le jour de l’incident
found-expected-a-latitude-and-a-longitude-but-found-found-the-record-is-not-drawn = il fallait une latitude et une longitude, mais on trouve { $found } : la fiche n’est pas placée sur la carte
found-expected-a-link-with-degrees-in-it-such-as-https-www-openstreetmap-org-mlat-36-2-mlon-37-16-but-found-found-open-this-one-and-copy-the-address-or-the-degrees-that-it-leads-to-the-record-is-not-drawn = il fallait un lien contenant des degrés, tel que https://www.openstreetmap.org/?mlat=36.2&mlon=37.16, mais on trouve { $found } : ouvrez celui-ci, et copiez l’adresse ou les degrés auxquels il mène ; la fiche n’est pas placée sur la carte
found-a-shape-has-its-mark-at-a-point-of-it-and-its-circle-reaches-as-far-as-the-shape = une forme a son repère en un de ses points, et son cercle s’étend aussi loin qu’elle
found-a-longitude-past-180-degrees-is-read-on-the-other-side-of-the-date-line = une longitude au-delà de 180 degrés est lue de l’autre côté de la ligne de changement de date
found-the-position-is-read-from-a-link-to-a-map = la position est lue dans un lien vers une carte
found-the-position-is-the-middle-of-the-map-that-a-link-opens-look-whether-it-is-the-place-that-is-meant = la position est le milieu de la carte qu’ouvre un lien : vérifiez que c’est bien le lieu visé
found-expected-degrees-such-as-36-2-or-36-12-n-but-found-found-the-record-is-not-drawn = il fallait des degrés tels que 36.2 ou 36°12′N, mais on trouve { $found } : la fiche n’est pas placée sur la carte
found-latitude-and-longitude-are-swapped-and-were-read-the-other-way-round = latitude et longitude sont interverties, et ont été lues dans l’autre sens
found-expected-degrees-but-found-found-these-are-none-perhaps-metres-of-a-projection-so-convert-the-table-to-wgs-84-the-record-is-not-drawn = il fallait des degrés, mais on trouve { $found } : ce n’en sont pas, peut-être des mètres d’une projection, convertissez donc le tableau en WGS 84 ; la fiche n’est pas placée sur la carte
found-0-0-lies-in-the-atlantic-and-programs-write-it-where-they-know-no-place-the-record-is-not-drawn = 0, 0 se trouve dans l’Atlantique, et des programmes l’écrivent quand ils ne connaissent pas le lieu : la fiche n’est pas placée sur la carte
found-the-position-lies-outside-of-the-country-that-the-row-names-look-which-of-the-two-is-meant = la position se trouve hors du pays que nomme la ligne : vérifiez lequel des deux est le bon
found-expected-a-latitude-and-a-longitude-but-found-found-one-of-them-is-missing-and-the-record-is-not-drawn = il fallait une latitude et une longitude, mais on trouve { $found } : l’une des deux manque, et la fiche n’est pas placée sur la carte
found-expected-degrees-in-one-column-each-but-found-found-minutes-and-seconds-stand-in-columns-of-their-own-and-the-record-is-not-drawn = il fallait des degrés dans une seule colonne chacun, mais on trouve { $found } : minutes et secondes sont dans des colonnes à part, et la fiche n’est pas placée sur la carte
found-the-head-of-the-column-says-south-or-west-the-numbers-are-read-so = l’en-tête de la colonne dit sud ou ouest : les nombres sont lus ainsi
found-expected-people-killed-and-injured-such-as-3-killed-5-injured-but-found-found = il fallait des personnes tuées et blessées, telles que 3 killed, 5 injured, mais on trouve { $found }
found-expected-a-number-of-people-such-as-12-3-5-or-at-least-10-but-found-found = il fallait un nombre de personnes tel que 12, 3-5 ou ≥10, mais on trouve { $found }
found-expected-a-list-in-json-but-found-found = il fallait une liste en JSON, mais on trouve { $found }
found-the-text-was-encoded-twice-and-was-mended = le texte avait été encodé deux fois, et a été réparé
found-an-address-without-https-is-read-with-it = une adresse sans https:// est lue avec
found-expected-one-list-of-rows-but-found-another-one-under-name-its-count-rows-are-left-out =
    { $count ->
        [one] il fallait une seule liste de lignes, mais on en trouve une autre sous { $name } : sa { $count } ligne est laissée de côté
        [many] il fallait une seule liste de lignes, mais on en trouve une autre sous { $name } : ses { $count } lignes sont laissées de côté
       *[other] il fallait une seule liste de lignes, mais on en trouve une autre sous { $name } : ses { $count } lignes sont laissées de côté
    }
found-expected-a-row-in-json-on-the-line-but-it-is-broken-it-is-left-out = il fallait une ligne en JSON à cet endroit, mais elle est abîmée : elle est laissée de côté
found-the-file-is-not-all-there-is-it-is-one-page-of-an-answer-so-ask-for-the-others-too = le fichier n’est pas complet : c’est une page d’une réponse, demandez donc aussi les autres
found-expected-a-spreadsheet-or-text-but-found-an-archive-that-is-none-reason-unpack-it-or-save-the-sheet-as-csv = il fallait une feuille de calcul ou du texte, mais on trouve une archive qui n’en est pas une ({ $reason }) : décompressez-la, ou enregistrez la feuille au format CSV
found-expected-cells-that-stand-together-but-found-some-at-the-far-ends-of-the-sheet-name-it-is-not-read-so-delete-them-or-save-the-rows-as-csv = il fallait des cellules voisines, mais on en trouve aux extrémités de la feuille { $name } : elle n’est pas lue, supprimez-les donc, ou enregistrez les lignes au format CSV
found-expected-at-most-count-million-cells-with-400-mb-of-text-in-a-spreadsheet-but-found-more-in-name-repeated-ones-counted-divide-it-or-save-the-rows-that-are-meant-as-csv = il fallait au plus { $count } millions de cellules avec 400 Mo de texte dans une feuille de calcul, mais il y en a davantage dans { $name }, cellules répétées comprises : divisez-la, ou enregistrez les lignes voulues au format CSV
found-expected-rows-in-the-sheet-name-but-found-cells-that-are-repeated-until-they-are-millions-it-is-not-read-so-delete-them-or-save-the-rows-as-csv = il fallait des lignes dans la feuille { $name }, mais on trouve des cellules répétées par millions : elle n’est pas lue, supprimez-les donc, ou enregistrez les lignes au format CSV
found-expected-a-whole-spreadsheet-but-found-the-sheet-name-cut-off-save-it-again-or-save-its-rows-as-csv = il fallait une feuille de calcul entière, mais la feuille { $name } est tronquée : enregistrez-la de nouveau, ou enregistrez ses lignes au format CSV
found-expected-rows-in-the-spreadsheet-but-all-its-sheets-are-empty = il fallait des lignes dans le classeur, mais toutes ses feuilles sont vides
found-the-file-is-a-spreadsheet-its-sheet-name-is-read = le fichier est un classeur : sa feuille { $name } est lue
found-its-other-sheets-are-not-read-sheets-save-the-one-that-you-mean-as-csv-or-move-it-to-the-front = ses autres feuilles ne sont pas lues ({ $sheets }) : enregistrez celle que vous voulez au format CSV, ou placez-la en tête
found-expected-a-sheet-of-the-spreadsheet-but-found-none-that-is-called-name-it-has-sheets = il fallait une feuille du classeur, mais aucune ne s’appelle { $name } : il contient { $sheets }
found-the-same-type-is-spelled-otherwise-in-most-rows-and-is-read-as-one-with-them = le même type est écrit autrement dans la plupart des lignes, et est lu comme ne faisant qu’un avec elles
found-the-file-is-not-in-utf-8-it-was-read-as-encoding = le fichier n’est pas en UTF-8 : il a été lu en { $encoding }
found-some-letters-are-no-encoding-and-were-read-as = certains caractères ne sont pas du { $encoding }, et ont été lus �
found-expected-a-compressed-file-gzip-of-at-most-400-mb-unpacked-but-found-more-divide-it = il fallait un fichier compressé (gzip) d’au plus 400 Mo une fois décompressé, mais il est plus grand : divisez-le
found-expected-a-compressed-file-gzip-but-it-cannot-be-unpacked-reason = il fallait un fichier compressé (gzip), mais il ne peut pas être décompressé : { $reason }
found-the-file-is-a-script-javascript-with-json-in-it-what-stands-behind-the-equals-sign-is-read = le fichier est un script (JavaScript) qui contient du JSON : ce qui suit le signe égal est lu
found-expected-one-list-in-the-script-but-found-more-behind-it-only-the-first-is-read-so-put-each-into-a-file-of-its-own = il fallait une seule liste dans le script, mais on en trouve d’autres ensuite : seule la première est lue, mettez donc chacune dans son propre fichier
found-the-file-is-not-all-there-is-the-server-says-that-it-sent-a-part-exceededtransferlimit-so-ask-it-for-the-rest = le fichier n’est pas complet : le serveur dit n’en avoir envoyé qu’une partie (exceededTransferLimit), demandez-lui donc le reste
found-the-file-is-not-all-there-is-the-server-has-count-records-and-sent-sent-of-them-so-ask-it-for-the-rest = le fichier n’est pas complet : le serveur a { $count } fiches et en a envoyé { $sent }, demandez-lui donc le reste
found-the-file-is-no-spreadsheet-it-has-no-sheets-to-choose-from = le fichier n’est pas un classeur : il n’a pas de feuilles parmi lesquelles choisir
found-expected-at-most-most-different-types-found-count-map-and-timeline-show-all-records-alike-name-the-member-that-holds-the-type-under-fields-in-the-map-file = il fallait au plus { $most } types différents, on en trouve { $count } : la carte et la chronologie montrent toutes les fiches de la même façon ; nommez le champ qui contient le type sous `fields` dans le fichier de carte
found-the-address-of-a-folder-without-and = l’adresse d’un dossier, sans `?` ni `#`
found-a-mail-address-or-an-address-that-begins-with-https-or-http = une adresse électronique, ou une adresse qui commence par https:// ou http://
found-an-origin-https-a-host-and-nothing-after-it = une origine : https://, un hôte et rien après
found-title-the-name-of-your-column = { "{" }"title": le nom de votre colonne, ...{ "}" }
found-expected-a-member-of-our-records-on-the-left-but-found-found-they-are-members = il fallait à gauche un champ de nos fiches, mais on trouve { $found } : ce sont { $members }
found-expected-a-category-with-an-id-but-found-none = il fallait un type avec un id, mais il n’en a pas
found-a-colour-as-rrggbb-rgb-or-a-plain-name-such-as-red = une couleur sous la forme #rrggbb, #rgb ou un nom simple comme red
found-expected-center-longitude-latitude-zoom-0-to-24-but-found-something-else = il fallait { "{" }"center": [longitude, latitude], "zoom": de 0 à 24{ "}" }, mais on trouve autre chose
found-expected-west-south-east-north-in-degrees-but-found-something-else = il fallait [ouest, sud, est, nord] en degrés, mais on trouve autre chose
found-earliest-or-latest-for-what-comes-first-in-the-list = earliest (le plus ancien) ou latest (le plus récent), selon ce qui vient d’abord dans la liste
found-id-of-a-record-text-a-few-words = { "{" }"id": d’une fiche, "text": quelques mots{ "}" }
found-id-of-a-record-on-a-day-reason-a-sentence = { "{" }"id": d’une fiche, "on": un jour, "reason": une phrase{ "}" }
found-a-map-file-in-json = un fichier de carte en JSON
found-the-map-file-is-no-json-reason-everything-in-it-keeps-its-default-until-that-is-mended = le fichier de carte n’est pas du JSON ({ $reason }) : tout y garde sa valeur par défaut tant que ce n’est pas corrigé
found-expected-a-map-file-which-begins-with-but-found-found = il fallait un fichier de carte, qui commence par { "{" }, mais on trouve { $found }
found-a-map-file-has-no-such-member-did-you-mean-near-it-has-members = un fichier de carte n’a pas de champ de ce nom : vouliez-vous dire { $near } ? Il a { $members }
found-a-map-file-has-no-such-member-it-has-members = un fichier de carte n’a pas de champ de ce nom : il a { $members }
found-1-the-version-of-map-files-that-this-page-reads-a-newer-page-may-show-more-of-it = 1, la version des fichiers de carte que cette page sait lire : une page plus récente peut en montrer davantage
found-origins-https-example-org = { "{" }"origins": ["https://example.org", ...]{ "}" }
found-method-code-words = { "{" }"method": { "{" }code: mots{ "}" }, ...{ "}" }
found-code-words = { "{" }code: mots{ "}" }
found-light-a-style-dark-a-style-credit-a-text = { "{" }"light": un style, "dark": un style, "credit": un texte{ "}" }
found-expected-geojson-but-found-topojson-convert-it-for-example-with-topo2geo = il fallait du GeoJSON, mais on trouve du TopoJSON : convertissez-le, par exemple avec topo2geo
found-expected-a-featurecollection-but-found-type-kind-choose-a-geojson-file = il fallait une FeatureCollection, mais on trouve le type { $kind } : choisissez un fichier GeoJSON
found-expected-a-featurecollection-but-found-json-of-another-kind-choose-a-geojson-file = il fallait une FeatureCollection, mais on trouve un autre genre de JSON : choisissez un fichier GeoJSON
found-expected-a-list-of-features-under-features-but-there-is-none = il fallait une liste d’entités sous `features`, mais il n’y en a pas
found-expected-a-collection-of-features-but-its-members-are-broken = il fallait une collection d’entités, mais ses éléments sont abîmés
found-expected-or-a-member-such-as-features-but-found-something-else-what-looks-like-a-feature-after-this-is-read = il fallait `{ "}" }` ou un champ tel que "features": [...], mais on trouve autre chose : ce qui ressemble ensuite à une entité est lu
found-the-file-ends-in-the-middle-of-this-record-after-count-bytes-it-is-lost-with-all-that-followed-so-fetch-or-export-the-file-again = le fichier s’arrête au milieu de cette fiche, après { $count } octets : elle est perdue avec toute la suite, récupérez ou exportez donc de nouveau le fichier
found-the-record-is-no-json-reason-it-is-left-out-until-that-is-mended = la fiche n’est pas du JSON ({ $reason }) : elle est laissée de côté tant que ce n’est pas corrigé
found-the-file-ends-before-its-closing-brackets-after-count-bytes-what-followed-is-lost-so-fetch-or-export-it-again = le fichier s’arrête avant ses crochets de fin, après { $count } octets : la suite est perdue, récupérez-le ou exportez-le donc de nouveau
found-expected-geojson-which-begins-with-but-found-something-else-choose-a-geojson-file = il fallait du GeoJSON, qui commence par { "{" }, mais on trouve autre chose : choisissez un fichier .geojson
found-after-the-data-comes-text-that-is-no-json-remove-it = après les données vient un texte qui n’est pas du JSON : supprimez-le
found-a-bracket-between-two-records-has-no-partner-and-was-passed-over-remove-it = un crochet entre deux fiches n’a pas son pendant et a été sauté : supprimez-le
found-expected-a-geojson-feature-but-found-found-the-record-is-left-out = il fallait une entité GeoJSON, mais on trouve { $found } : la fiche est laissée de côté
found-nothing-is-there = il n’y a rien
found-nested-more-than-128-deep = plus de 128 niveaux d’imbrication
found-expected-a-value = il fallait une valeur
found-expected-a-name-in-quotation-marks = il fallait un nom entre guillemets
found-a-text-without-its-closing-quotation-mark = un texte sans son guillemet de fin
found-nan-and-infinity-are-no-json-and-were-read-as-null-write-null-or-leave-the-member-out = NaN et Infinity ne sont pas du JSON et ont été lus comme null : écrivez null, ou omettez le champ
found-a-number-is-not-spelled-as-json-has-it-and-was-read-by-its-value-write-0-5-not-5-or-0-5 = un nombre n’est pas écrit comme le veut JSON et a été lu selon sa valeur : écrivez 0.5, et non .5 ou +0.5
found-true-false-and-none-are-no-json-and-were-read-as-true-false-and-null = True, False et None ne sont pas du JSON et ont été lus comme true, false et null
found-a-comma-too-many-was-passed-over-remove-it = une virgule de trop a été sautée : supprimez-la
found-bytes-that-are-no-utf-8-were-read-as-save-the-file-as-utf-8 = des octets qui ne sont pas de l’UTF-8 ont été lus � : enregistrez le fichier en UTF-8
found-a-line-break-or-control-character-stands-bare-in-a-text-write-it-as-n-or-u00xx = un saut de ligne ou un caractère de contrôle figure tel quel dans un texte : écrivez-le \n ou \u00XX
found-a-backslash-in-a-text-starts-no-escape-of-json-and-was-passed-over-write-for-a-backslash = une barre oblique inverse dans un texte ne commence aucune séquence de JSON et a été sautée : écrivez \\ pour une barre oblique inverse
found-half-of-a-two-part-escape-such-as-ud83d-was-read-as-write-the-character-itself = la moitié d’une séquence en deux parties telle que \ud83d a été lue � : écrivez le caractère lui-même
found-expected-expected-but-found = il fallait { $expected }, mais { $found }
found-the-file-is-empty = le fichier est vide
found-found-utf-16-save-the-file-again-with-the-encoding-utf-8 = c’est de l’UTF-16 : enregistrez de nouveau le fichier avec l’encodage UTF-8
found-the-server-answered-with-a-web-page-check-the-address-of-the-file = le serveur a répondu par une page web : vérifiez l’adresse du fichier
found-found-xml-convert-it-for-example-with-ogr2ogr = c’est du XML : convertissez-le, par exemple avec ogr2ogr
found-the-file-is-compressed-gzip-unpack-it-first = le fichier est compressé (gzip) : décompressez-le d’abord
found-found-an-archive-zip-or-a-spreadsheet-unpack-or-export-it-first = c’est une archive (zip, ou un classeur) : décompressez-la ou exportez-la d’abord
found-a-list-of-count =
    { $count ->
        [one] une liste de { $count } élément
        [many] une liste de { $count } éléments
       *[other] une liste de { $count } éléments
    }
found-an-object-of-type-kind = un objet du type { $kind }
found-an-object = un objet
found-no-record-has-a-date-if-the-file-has-dates-under-another-name-say-so-in-map-json-as-in-fields-date-name = aucune fiche n’a de date : si le fichier contient des dates sous un autre nom, indiquez-le dans map.json, par exemple "fields": { "{" }"date": "nom"{ "}" }
found-the-year-is-out-of-range = l’année est hors limites
found-a-set-of-dates-is-no-interval = un ensemble de dates n’est pas un intervalle
found-neither-end-of-it-is-a-day-between-the-years-1900-and-5900 = aucune de ses extrémités n’est un jour entre les années -1900 et 5900
found-it-ends-before-it-starts = il finit avant de commencer
found-expected-a-date-in-edtf-such-as-2016-09-24-2016-09-22-or-2016-09-24-2016-10-01-but-found-found-reason = il fallait une date au format EDTF telle que 2016-09-24, 2016-09-22~ ou 2016-09-24/2016-10-01, mais on trouve { $found } ({ $reason })
found-expected-a-file-of-at-most-4-gb-but-found-a-longer-one-what-comes-after-that-is-not-read-so-divide-the-file-or-leave-out-of-it-what-the-map-does-not-show = il fallait un fichier d’au plus 4 Go, mais il est plus long : ce qui vient après n’est pas lu, divisez donc le fichier, ou retirez-en ce que la carte ne montre pas
found-expected-records-in-a-list-but-found-64-mb-in-which-none-ends-what-comes-after-that-is-not-read-so-check-that-the-file-is-geojson = il fallait des fiches dans une liste, mais on trouve 64 Mo sans qu’aucune ne finisse : ce qui vient après n’est pas lu, vérifiez donc que le fichier est du GeoJSON
found-expected-a-file-of-at-most-10-000-000-records-but-found-more-what-comes-after-that-is-not-read-so-divide-the-file-or-leave-out-of-it-what-the-map-does-not-show = il fallait un fichier d’au plus 10 000 000 fiches, mais il y en a davantage : ce qui vient après n’est pas lu, divisez donc le fichier, ou retirez-en ce que la carte ne montre pas
found-geojson = du GeoJSON
found-a-text-or-a-number-as-id = un texte ou un nombre comme identifiant
found-expected-a-start-before-the-end-but-found-an-end-before-the-start-the-record-is-undated = il fallait un début avant la fin, mais on trouve une fin avant le début : la fiche est sans date
found-an-interval-has-days-only-so-its-clock-times-are-left-out-say-them-in-date-text = un intervalle n’a que des jours, ses heures sont donc laissées de côté : indiquez-les dans date_text
found-expected-a-date-in-edtf-such-as-2016-09-24-2016-09-22-or-2016-09-24-2016-10-01-but-found-found = il fallait une date au format EDTF telle que 2016-09-24, 2016-09-22~ ou 2016-09-24/2016-10-01, mais on trouve { $found }
found-expected-the-year-first-as-in-2016-09-24-but-found-found = il fallait l’année d’abord, comme dans 2016-09-24, mais on trouve { $found }
found-the-id-given-was-used-before-in-this-file-links-to-this-record-say-unique-so-give-it-an-id-of-its-own = l’identifiant { $given } a déjà servi dans ce fichier : les liens vers cette fiche portent { $unique }, donnez-lui donc un identifiant propre
found-the-record-has-no-id-and-says-the-same-as-another-links-to-it-follow-the-order-of-the-file-so-give-it-an-id = la fiche n’a pas d’identifiant et dit la même chose qu’une autre : les liens vers elle suivent l’ordre du fichier, donnez-lui donc un identifiant
found-expected-expected-but-found-found = il fallait { $expected }, mais on trouve { $found }
found-expected-an-actor-with-a-name-but-found-none = il fallait un acteur avec un nom, mais il n’en a pas
found-an-object-with-reporter-killed-min-killed-max-injured-min-and-injured-max = un objet avec reporter, killed_min, killed_max, injured_min et injured_max
found-expected-the-least-number-first-but-found-at-least-min-and-at-most-max-neither-is-shown = il fallait le plus petit nombre d’abord, mais on trouve au moins { $min } et au plus { $max } : aucun des deux n’est affiché
found-expected-a-quotation-with-a-text-but-found-none = il fallait une citation avec un texte, mais elle n’en a pas
found-a-source-with-publisher-title-url-and-date-or-its-name-or-address = une source avec publisher, title, url et date, ou son nom ou son adresse
found-expected-an-address-that-begins-with-https-or-http-and-names-no-user-but-found-found = il fallait une adresse qui commence par https:// ou http:// et ne nomme aucun utilisateur, mais on trouve { $found }
found-expected-by-what-but-found-no-what = il fallait { "{" }by, what{ "}" }, mais what manque
found-expected-on-what-but-found-no-what = il fallait { "{" }on, what{ "}" }, mais what manque
found-a-multipoint-of-several-points = un MultiPoint de plusieurs points
found-a-geometrycollection = une GeometryCollection
found-a-kind = une géométrie de type { $kind }
found-a-point-with-its-coordinates = un Point avec ses coordonnées
found-expected-a-point-but-found-found-the-record-is-listed-and-not-drawn-so-give-it-the-point-that-a-reader-should-see = il fallait un Point, mais on trouve { $found } : la fiche est dans la liste et non sur la carte, donnez-lui donc le point que le lecteur doit voir
found-longitude-latitude = [longitude, latitude]
found-expected-longitude-latitude-as-two-numbers-but-found-lng-lat = il fallait [longitude, latitude] sous forme de deux nombres, mais on trouve [{ $lng }, { $lat }]
found-the-numbers-are-texts-remove-the-quotation-marks-around-them = les nombres sont des textes : retirez les guillemets qui les entourent
found-expected-degrees-on-wgs-84-longitude-first-but-found-lng-lat-remedy = il fallait des degrés en WGS 84, la longitude d’abord, mais on trouve { $lng }, { $lat } : { $remedy }
found-0-0-lies-in-the-atlantic-if-the-place-is-unknown-write-null-for-the-geometry = 0, 0 se trouve dans l’Atlantique : si le lieu est inconnu, écrivez null pour la géométrie
found-latitude-seems-to-come-first-so-swap-the-two = la latitude semble venir d’abord, intervertissez donc les deux
found-they-look-like-metres-of-a-projection-so-convert-the-file-for-example-with-ogr2ogr-t-srs-epsg-4326 = cela ressemble à des mètres d’une projection, convertissez donc le fichier, par exemple avec ogr2ogr -t_srs EPSG:4326
found-longitudes-go-from-180-to-180-and-latitudes-from-90-to-90 = les longitudes vont de -180 à 180 et les latitudes de -90 à 90
found-read-as-wgs-84-they-may-be-off-by-some-hundred-metres = lues en WGS 84, elles peuvent être décalées de quelques centaines de mètres
found-none-is-drawn = aucune n’est placée sur la carte
found-expected-positions-on-wgs-84-crs84-but-found-found-what-so-convert-the-file-for-example-with-ogr2ogr-t-srs-epsg-4326 = il fallait des positions en WGS 84 (CRS84), mais on trouve { $found } : { $what }, convertissez donc le fichier, par exemple avec ogr2ogr -t_srs EPSG:4326
found-a-text = un texte
found-control-characters-were-taken-out-of-the-text-remove-them = des caractères de contrôle ont été retirés du texte : supprimez-les
found-one-of-codes = l’un de ces codes : { $codes }
found-a-whole-number-from-0-or-null-where-none-is-stated = un nombre entier à partir de 0, ou null si aucun n’est indiqué
found-a-number-of-metres-from-0-to-half-the-way-round-the-earth = un nombre de mètres compris entre 0 et la moitié du tour de la Terre
found-true-or-false = true (vrai) ou false (faux)
found-an-address-that-begins-with-https-or-http-and-names-no-user = une adresse qui commence par https:// ou http:// et ne nomme aucun utilisateur
found-it-is-longer-than-330-mb = il fait plus de 330 Mo
found-expected-what-our-own-schema-has-but-found-more-or-something-else-and-it-could-not-be-looked-at-more-closely-reason-the-file-was-read-as-it-is = il fallait ce que prévoit notre schéma, mais on trouve davantage, ou autre chose, et l’examen n’a pas pu aller plus loin ({ $reason }) : le fichier a été lu tel quel
found-a-number-of-people-such-as-3-2-3-or-at-least-2-or-nothing-where-none-is-stated = un nombre de personnes tel que 3, 2-3 ou ≥2, ou rien si aucun n’est indiqué
found-degrees-such-as-36-2021-or-both-such-as-36-2021-37-1343 = des degrés tels que 36.2021, ou les deux tels que 36.2021, 37.1343
found-expected-a-field-of-the-form-but-found-found = il fallait un champ du formulaire, mais on trouve { $found }
found-expected-a-latitude-and-a-longitude-but-found-one-of-the-two-fill-in-both-or-neither = il fallait une latitude et une longitude, mais on n’en trouve qu’une : remplissez les deux, ou aucune
found-expected-a-latitude-from-90-to-90-and-a-longitude-from-180-to-180-but-found-found-look-whether-the-point-stands-where-it-should = il fallait une latitude de -90 à 90 et une longitude de -180 à 180, mais on trouve { $found } : vérifiez que le point décimal est à sa place
found-expected-a-number-of-people-killed-or-injured-but-found-only-who-reports-it-write-the-number-or-clear-the-reporter-too = il fallait un nombre de tués ou de blessés, mais on trouve seulement qui le rapporte : écrivez le nombre, ou effacez aussi la source
found-expected-a-title-but-found-none-say-in-a-few-words-what-was-reported = il fallait un titre, mais il n’y en a pas : dites en quelques mots ce qui a été rapporté
found-expected-the-words-of-the-source-but-found-only-who-says-them-write-the-words-or-clear-the-attribution-too = il fallait les mots de la source, mais on trouve seulement qui les dit : écrivez les mots, ou effacez aussi leur auteur
found-expected-who-reports-these-numbers-but-found-nobody-name-the-reporter-or-the-source = il fallait savoir qui rapporte ces nombres, mais personne n’est nommé : nommez qui les rapporte, ou la source
found-count-records-say-the-same-as-one-of-another-table-where-it-is-the-same-incident-take-it-out-of-one-table =
    { $count ->
        [one] { $count } fiche dit la même chose qu’une fiche d’un autre tableau : s’il s’agit du même incident, retirez-la d’un des tableaux
        [many] { $count } fiches disent la même chose que des fiches d’un autre tableau : là où il s’agit du même incident, retirez-les d’un des tableaux
       *[other] { $count } fiches disent la même chose que des fiches d’un autre tableau : là où il s’agit du même incident, retirez-les d’un des tableaux
    }
found-count-records-have-an-id-that-one-of-another-table-has-and-another-one-for-it-here-give-each-incident-an-id-of-its-own =
    { $count ->
        [one] { $count } fiche a un identifiant qu’une fiche d’un autre tableau porte déjà, et en reçoit ici un autre : donnez à chaque incident un identifiant propre
        [many] { $count } fiches ont un identifiant qu’une fiche d’un autre tableau porte déjà, et en reçoivent ici un autre : donnez à chaque incident un identifiant propre
       *[other] { $count } fiches ont un identifiant qu’une fiche d’un autre tableau porte déjà, et en reçoivent ici un autre : donnez à chaque incident un identifiant propre
    }
found-there-is-no-record-in-it-a-record-needs-a-title-a-date-or-a-place = il ne contient aucune fiche : une fiche a besoin d’un titre, d’une date ou d’un lieu
found-no-column-was-taken-for-a-title-a-date-or-a-place-so-that-there-is-nothing-to-show-give-the-columns-heads-that-say-what-stands-in-them = aucune colonne n’a été comprise comme un titre, une date ou un lieu, de sorte qu’il n’y a rien à afficher : donnez aux colonnes des en-têtes qui disent ce qu’elles contiennent
found-this-file-of-the-site-stays-behind-only-data-pictures-and-styles-are-taken-along = ce fichier du site reste en arrière : seuls les données, les images et les styles sont emportés
found-this-is-a-table-that-is-there-already-byte-for-byte-it-was-not-taken-twice = c’est un tableau déjà présent, octet pour octet : il n’a pas été pris deux fois
found-it-is-no-json-reason = ce n’est pas du JSON ({ $reason })
found-the-column-name-was-left-out-and-the-table-has-none-of-that-name-this-one-is-left-out-until-you-choose-what-it-is-for = la colonne { $name } avait été laissée de côté, et le tableau n’en a aucune de ce nom : celle-ci est laissée de côté jusqu’à ce que vous choisissiez ce qu’elle contient
