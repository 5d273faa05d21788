### The words of making a map, in English, beside those of ../en.ftl. Another language is another file beside this one.

make-title = Make a map of reported incidents
make-nothing-leaves = Nothing leaves this device.
make-back = Back to the map
make-undo = Undo
make-redo = Redo
make-busy = Working …
make-close = Close
make-cancel = Cancel
make-remove = Remove
make-ended = What makes the map has stopped, most likely for want of memory. Reload this page: the draft is kept. If it happens again, give a smaller file.
# $before: a field or a file. $after: what is wrong with it.
joined-by-colon = { $before }: { $after }

## The steps

make-steps = Steps
make-step-give = Table
make-step-columns = Columns
make-step-records = Records
make-step-settings = Map
make-step-safety = Before publishing
make-step-site = Take the site
make-next-records = Next: the records
make-next-settings = Next: what the map says
make-next-safety = Next: before publishing
make-next-site = Next: take the site
make-preview = The map as readers will see it
make-see = See the map
make-preview-empty = The map appears here as soon as there is a table.

## Giving

make-give-about = Give the table of incidents that you have: map, timeline and filters work at once. Everything happens in this browser: nothing is uploaded, and nobody sees your data but you. A site that was taken here, or a draft that was saved here, can be opened again.
make-give-tables = Choose files
make-give-more = Add files
make-give-instead = Replace them
make-give-kinds = CSV, TSV, XLSX, XLS, ODS, GeoJSON, TopoJSON, rows of JSON, KML, KMZ, GPX, a feed (RSS or Atom), or the zip of a site. You can also drop files anywhere on this page.
make-paste = Or paste rows from a spreadsheet
make-paste-here = Copy the rows with their heads, click here, paste
# What pasted rows are called.
make-pasted = pasted.tsv
make-address = Or the address of a file on this site
make-address-open = Open
make-address-failed = { $address } could not be opened ({ $reason }). A file of another site opens only where this site lists it; download it and give it as a file.
make-open-elsewhere = This page is open in another tab, which keeps the draft: what is done here is not kept.
make-unreadable = It could not be read ({ $reason }): give files, not folders.
make-has-draft = Here is your draft. The file “{ $name }” that you had opened is not in it: add it under Table.
make-given = What you have given
# $name: a file.
make-drop = Take { $name } away
# $when: a day and a time.
make-restored = Restored from your last visit, { DATETIME($when, dateStyle: "long", timeStyle: "short") }.
make-kept = The draft is kept in this browser until you forget it.
make-not-kept = The draft is too large to be kept in this browser: finish it before you leave, or take the site and open it again.
make-forget = Forget it
make-n-records =
    { $count ->
        [one] { $count } record.
       *[other] { $count } records.
    }
make-n-unplaced =
    { $count ->
        [0] All have a place on the map.
        [one] { $count } has no place on the map.
       *[other] { $count } have no place on the map.
    }
make-n-undated =
    { $count ->
        [0] All have a date.
        [one] { $count } has no date.
       *[other] { $count } have no date.
    }
make-n-withdrawn = { $count } withdrawn.
make-found =
    { $count ->
        [one] One thing that you should know of the table
       *[other] { $count } things that you should know of the table
    }
make-found-more = And { $count } more.

## Columns

make-columns-about = Each column was taken for what its name and its values say. Change a line, and the map follows.
make-columns-own = The file is in the schema of this map: its columns need no decision.
make-order-by = (decided by { $value })
# How many values of a column could be read.
make-order-choose = Some could be either way round: choose above which comes first, and they are read.
make-read-of = { $read } of { $all } read

## Records

make-records = All records
make-search = Search titles, places, ids
make-unplaced-only = only those without a place on the map
make-add = Add a record
make-add-it = Add it
make-save = Save
make-name-it = Name it on the map from the beginning
make-withdraw = Withdraw this record
make-no-date = no date
make-no-place = no place
make-not-on-map = not on the map
make-not-said = Not said
make-none-found = There is no such record.
make-earlier = Earlier
make-later = Later
make-page-of = { $from } to { $to } of { $all }
make-lost-changes =
    { $count ->
        [one] One of your changes is of a record that is no longer in the table.
       *[other] { $count } of your changes are of records that are no longer in the table.
    }
make-word = What was corrected, in a sentence for readers; or why it is withdrawn
make-word-needed = This record was published: say in a sentence what was corrected. Readers see it under Corrections.
make-reason-needed = This record was published: say in a sentence why it is withdrawn. Whoever follows an old link reads it.
make-edit-title = Title
make-edit-category = Type (several with commas between)
make-edit-date = Date, as in 2016-09-24 or 2016-09-24/2016-09-26
make-edit-date-text = The source’s words for the date
make-edit-place = Place
make-edit-lat = Latitude
make-edit-lng = Longitude
make-edit-place-precision = How exact the place is
make-edit-uncertainty-m = Metres that it may be off
make-edit-coordinate-source = How the place was found
make-edit-killed = Killed, as in 3, 2-4 or at least 2
make-edit-injured = Injured
make-edit-toll-reporter = Who says these figures
make-edit-text = Quotation
make-edit-attribution = Who says it
make-edit-source-name = Source
make-edit-source-url = Its address
make-edit-description = Description
make-edit-sensitive = Graphic: covered until a reader asks
make-precision-exact-site = Exact site
make-precision-neighbourhood = Neighbourhood
make-precision-town = Town or village
make-precision-city = City
make-precision-district = District
make-precision-governorate = Governorate or region
make-precision-country = Country
make-precision-sea-area = At sea
make-precision-none = No place can be given
make-pick = Choose the place on a map
make-pick-about = Click the place, or move the map until it is under the cross. With the keyboard: arrows move, + and - zoom.
make-pick-take = Take this place

## What may be mended

make-offers = What you may want to mend
make-show-records = Show
make-only-these =
    { $count ->
        [one] The record of what you chose above.
       *[other] The { $count } records of what you chose above.
    }
make-show-all = Show all
# $from, $to: types. $n_to: how many records have the second.
make-offer-nearly-one-type =
    { $count ->
        [one] { $count } record is of the type “{ $from }”, { $n_to } of “{ $to }”: are they one?
       *[other] { $count } records are of the type “{ $from }”, { $n_to } of “{ $to }”: are they one?
    }
make-accept-nearly-one-type = Make them all “{ $to }”
make-offer-swapped-positions =
    { $count ->
        [one] One record lies far from all others; with latitude and longitude exchanged it would lie among them.
       *[other] { $count } records lie far from all others; with latitude and longitude exchanged they would lie among them.
    }
make-accept-swapped-positions = Exchange them
make-offer-lost-signs =
    { $count ->
        [one] One record lies far from all others; with another sign (north or south, east or west) it would lie among them.
       *[other] { $count } records lie far from all others; with another sign (north or south, east or west) they would lie among them.
    }
make-accept-lost-signs = Change the sign
make-offer-far-positions =
    { $count ->
        [one] One record lies far from all others: is it in its place?
       *[other] { $count } records lie far from all others: are they in their places?
    }
make-offer-far-dates =
    { $count ->
        [one] One record is more than twenty years from most others: is its date right?
       *[other] { $count } records are more than twenty years from most others: are their dates right?
    }
# $name: a place. $known: the record or the name of the map that it is known from; $by: record or map.
make-offer-known-place =
    { $count ->
        [one] One record without a position names “{ $name }”
       *[other] { $count } records without a position name “{ $name }”
    }{ $by ->
        [map] , which the map knows as { $known }.
       *[record] , which the record { $known } has a position for.
    }
make-accept-known-place = Place by the name ({ $lat }, { $lng })

## The map file

make-group-words = Words and languages
make-group-types = Types, colours, shapes
make-group-first-view = What is seen first
make-group-names = Names on the map
make-group-ground = Ground
make-group-overlays = Layers of your own
make-group-thanks = Credits, licence, contact
make-group-look = Logo and accent
make-group-address = Address, frames, other files
# $label: what is entered. $language: in which language.
make-in-language = { $label } ({ $language })
make-group-file = The map file itself
make-set-title = Title
make-set-lede = What happened, in a sentence or two
make-set-introduction = Introduction
make-help-introduction = A paragraph a line: what a reader should know first, where the records come from, what is missing.
make-set-publisher = Who publishes it
make-set-languages = Languages of the page
make-first-language = The first one
make-set-order = The list begins with
make-order-earliest = the earliest
make-order-latest = the latest
make-set-span = What the timeline shows first
make-help-span = As in 2016-09-01/2016-10-01. Empty: from the first incident to the last.
make-set-as-of = The day of the data
make-help-as-of = As in 2016-10-01. What has no end yet reaches to this day.
make-label = Name
make-color-light = Colour on light ground
make-color-dark = Colour on dark ground
make-shape = Shape
make-shape-circle = Circle
make-shape-square = Square
make-shape-diamond = Diamond
make-shape-triangle = Triangle
make-shape-triangle-down = Triangle, point down
make-shape-cross = Cross
make-shape-plus = Plus
make-shape-hexagon = Hexagon
make-shape-star = Star
make-shape-pentagon = Pentagon
make-up = { $name } earlier in the legend
make-down = { $name } later in the legend
make-type-add = Give it a colour of its own
make-type-faint = { $name } hardly stands out from the ground: choose a stronger colour.
make-types-apart = All types can be told apart, also by eyes that see fewer colours.
# $eyes: one of the next messages.
make-types-alike = { $one } and { $other } have one shape, and colours that are hard to tell apart ({ $eyes }). Choose another shape or colour.
make-eyes-all = as most eyes see it
make-eyes-protan = as seen without red (protanopia)
make-eyes-deutan = as seen without green (deuteranopia)
make-eyes-tritan = as seen without blue (tritanopia)
make-contrast = contrast { $ratio } to 1
make-contrast-low = contrast { $ratio } to 1, too low
make-bounds-none = Readers see all incidents first.
make-bounds-are = Readers see this part first: { $bounds }
make-bounds-take = Take what the map shows now
make-bounds-all = All incidents
make-bounds-unknown = Move or zoom the map first, then take what it shows.
make-set-annotate = Records that the map names from the beginning
make-names-about = In the form of a record, under Records, “Name it on the map” puts it here.
make-annotation = A few words
make-add-item = Add
make-new-item = New
make-set-basemap = What lies beneath the marks
make-help-basemap = The ground that comes along shows Syria closely and the rest of the world coarsely. A style or tiles of another site tell its host who reads your map.
make-basemap-own = The ground that comes along
make-basemap-none = Nothing
make-basemap-style = A MapLibre style
make-basemap-pmtiles = An archive of tiles (PMTiles) beside the page
make-basemap-light = Style, or its light one
make-basemap-dark = Style of the dark theme
make-basemap-credit = Whose map it is
make-basemap-archive = Name of the archive
make-basemap-tiles = Tiles of a server
make-basemap-address = Address of its tiles, as in https://tiles.example/{"{z}/{x}/{y}"}.png
make-put-archive = Choose the archive
make-overlays-about = Districts, lines of control, borders: areas, lines and points in GeoJSON, which readers switch on and off.
make-put-overlay = Add a GeoJSON file
make-overlay-from = Holds from (day)
make-overlay-to = Holds to (day)
make-overlay-source = Where it is from
make-overlay-areas = Count records by its areas
make-set-credits = Whom the map thanks
make-set-links = Pages beside the map
make-words = Words
make-link = Address
make-set-license = Who may use the records, and how
make-license-none = Not said: all rights are yours
make-license-other = In your own words
make-license-other-words = Ask us
make-license-words = Licence, in your words
make-set-contact = To whom a reader reports an error
make-help-contact = A mail address, or an address that begins with https://
make-accent-light = Colour of links and buttons on light ground
make-accent-dark = on dark ground
make-accent-none = The page’s own colours
make-logo-none = No logo.
make-put-logo = Choose a logo (PNG, JPEG, WebP)
make-look-about = Logo and accent are written into the site that you take.
make-map-file = map.json
make-help-map-file = For what has no field here: words for codes (labels), a style sheet, records withdrawn before. docs/map.md has all of it.
make-set-site-url = Address at which the map will lie
make-help-site-url = As in https://example.org/map/. With it links show a picture, and there is a feed of new records.
make-set-embed = Pages that may tell an embedded map what to show
make-help-embed = An origin a line, as in https://news.example. Any page may show the map.
make-set-data-origins = Other sites whose files readers may open
make-help-data-origins = An origin a line.

## Before publishing

make-safe-about = A map can put people in danger, and what was published once cannot be taken back. Here is what may endanger somebody. Decide about each of them: the map shows what readers will see.
make-safe-by = Who decides
make-safe-on = On which day
make-safe-by-help = It stays in the draft: readers do not see it.
make-safe-by-needed = What is kept needs the name of whoever has looked at it, and a day.
make-safe-n =
    { $count ->
        [0] Nothing is left to decide about
        [one] One thing to decide about
       *[other] { $count } things to decide about
    }
make-safe-kept-n =
    { $count ->
        [one] One more is kept by decision.
       *[other] { $count } more are kept by decision.
    }
make-safe-first = The first { $shown } of { $count } are shown. As you decide, the others follow.
make-safe-all = All { $count }:
make-kind-more-exact = Said more exactly than it is known
make-kind-exact-site = Exact sites of homes, hospitals, shelters and people at risk
make-kind-telephone = Telephone numbers
make-kind-email = E-mail addresses
make-kind-plate = Plates of vehicles
make-kind-private-name = Columns that may name private persons
make-kind-photo-position = Photographs that say where they were taken
make-kind-no-source = Records without a source
make-kind-unnamed-source = Sources that nobody can tell who they are
make-do-blur-1-km = Blur to 1 km
make-do-blur-10-km = Blur to 10 km
# $name: a district.
make-do-blur-district = Blur to the district, { $name }
make-do-leave-out = Leave the record out
make-do-take-out = Take it out of the record
make-do-column = Leave out its column
make-do-name-source = Name the source
make-do-rewrite = Save the photograph again without what it says of itself, and put it in the place of this one.
make-do-keep = Keep it
# $why: a reason.
make-safe-no-district = No blurring to the district: { $why }.
make-safe-decided = What you have decided
make-safe-blurred = Blurred to { $km } km.
make-safe-blurred-district = Blurred to its district.
make-safe-left-out = Left out: nothing of it is published.
# $kinds: kinds of what was found.
make-safe-keeps = Kept: { $kinds }.
# $other: a record.
make-safe-with = Moved together with “{ $other }”, since both lie at one place.
make-safe-place = What its place is called instead
make-safe-absent = There is no such record any more, and nothing can be published until this is taken back.
make-safe-back = Take it back
make-safe-more = Show all { $count }
make-safe-names = Names that nobody is to read, one in a line
make-safe-names-help = They are left out of every text, in whatever capitals. Other spellings, and the name in other letters, are names of their own.
make-safe-refused = It cannot be published like this: somebody could be found by it.
make-safe-notes = Look at this before you publish:
make-safe-links =
    { $count ->
        [one] One source has no copy in an archive
       *[other] { $count } sources have no copy in an archive
    }
make-safe-links-about = Such a source is lost when its page dies. Look for a copy or make one, and write its address into your table, in a column archive_url. This page asks nobody for it.
make-safe-memento = Copies in archives
make-safe-copy = Make a copy
make-safe-unseen = What this list cannot see

## Taking the site

make-site-about = The site is a folder of files that any web host serves as it is, in one zip. It holds your map, your records and the page, and nothing of this draft that readers are not to see.
make-site-untitled = The map has no title yet.
make-site-faults =
    { $count ->
        [one] One thing that you have set cannot be read, and readers would be told so: mend it first.
       *[other] { $count } things that you have set cannot be read, and readers would be told so: mend them first.
    }
make-site-undecided =
    { $count ->
        [one] One thing is not decided yet that may endanger somebody.
       *[other] { $count } things are not decided yet that may endanger somebody.
    }
make-save-first = Records are blurred or left out. Save the draft before you take the site: it has what you decided and the secret by which points are moved. Without that, the next publication moves them elsewhere, and two points tell more than one.
make-save-draft = Save the draft
make-saved = The draft is saved as it is now. Never publish that file: whoever has it can compute the true places.
# Ends the name of a file, in letters and hyphens.
make-draft-suffix = DRAFT-DO-NOT-PUBLISH
make-forget-secret = The secret by which your points are moved is only here: save the draft first, under “Take the site”.
make-take = Make the zip
make-taken = The site is ready, { $size } KB.
make-download = Download { $name }
make-take-failed = The site could not be made: { $reason }
make-notes =
    { $count ->
        [one] One thing that was noted on the way
       *[other] { $count } things that were noted on the way
    }
make-publish = Put it on the web
make-host-netlify = Netlify: unpack the zip, drag the folder to the page for manual deploys; _headers is read there.
make-host-cloudflare = Cloudflare Pages: upload the zip as assets of a new project; _headers is read there.
make-host-github = GitHub Pages: put what is in the zip into a repository, with an empty file .nojekyll, and publish its branch.
make-host-server = A server of your own: unpack it to any path; the folder hosting in it has what nginx and Caddy should be told.
make-site-again = To go on later, on any device, open the zip here again. Once its address is known, say it under Map and take the site again.
