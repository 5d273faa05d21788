### The page in Turkish. A word behind a number stays in the singular, so that few messages need plurals; the percent sign stands before its
### number. No ending is put to a value: it would have to follow the value's vowels.

locale = tr
direction = ltr
# No speaker of the language has read these words yet.
words-unread = Bu sayfanın Türkçe sözleri henüz anadili Türkçe olan biri tarafından okunmadı. Yer yer aksayan bir anlatım olabilir; veriler ise dosyada nasılsa öyledir.

## Numbers and counts

incidents = { $incidents } olay
others = { $others } bağlam kaydı
incidents-and-others = { incidents }, { others }
count-of-all = { $all } kayıttan { $count }
count-so-far = şimdilik { $count }
count-searching = { $all } kayıtta arama sürüyor
count-unsearched = { $all } kayıt, arama yapılamadı
position-of-all = { $position } / { $all }
joined = { $before }, { $after }

## Dates

when-none = Tarih belirtilmemiş
when-doubtful = { $when } (tarih kuşkulu)
when-about = { $when } dolayları
when-about-time = { $day }, saat { $time } dolayları
moment = { $day }, { $time }
since = { $start } tarihinden beri
from = { $start } tarihinden itibaren
until = { $end } tarihine kadar
on = { $day } günü
between = { $start } ile { $end } arasında
span = { $start } – { $end }
all-dates = tüm tarihler
date-precision-part_of_day = günün hangi bölümü olduğu biliniyor

## Places

place-none = Yer belirtilmemiş
place-precision-exact_site = yerin tam kendisi
place-precision-neighbourhood = bu mahallede bir yerde
place-precision-town = bu kasabada bir yerde
place-precision-city = bu şehirde bir yerde
place-precision-district = bu ilçede bir yerde
place-precision-governorate = vilayette bir yerde
place-precision-country = ülkede bir yerde
place-precision-sea_area = denizde bir yerde
place-precision-none = yer bilinmiyor
place-inexact = yer kesin değil
place-within = { $precision } (± { $distance })
metres = { NUMBER($metres, maximumFractionDigits: 0) } m
kilometres = { NUMBER($kilometres, maximumFractionDigits: 1) } km

## What is known of a record

kind-incident = Olay
kind-aggregate = Birçok olayın toplamı
kind-condition = Süregelen durum
kind-statement = Açıklama

occurrence-corroborated = Bağımsız kaynaklar gerçekleştiği konusunda birleşiyor
occurrence-corroborated_in_part = Bağımsız kaynaklar bir bölümü üzerinde birleşiyor
occurrence-single_source = Yalnızca tek kaynak
occurrence-unverified_claim = Doğrulanmamış bir iddia
occurrence-contested = Kaynaklar birbiriyle çelişiyor
occurrence-rejected_by_speaker = Sözünü eden kişi kendisi reddediyor

responsibility-corroborated = Bağımsız kaynaklar kimin yaptığı konusunda birleşiyor
responsibility-undisputed = Kimin yaptığı tartışmalı değil
responsibility-contested = Kimin yaptığı tartışmalı
responsibility-claimed = Yapan taraf kendisi üstlendi
responsibility-not_stated = Sorumlu olarak kimsenin adı verilmiyor

role-alleged_perpetrator = Yaptığı söyleniyor
role-target = Hedef olduğu söyleniyor
role-speaker = Konuşan
role-reporter = Bildiren
role-none = Adı geçen

## Tolls

figure-none = yok
figure-exact = { $min }
figure-range = { $min }–{ $max }
figure-min = en az { $min }
figure-max = en çok { $max }
figure-not-stated = belirtilmemiş

## The panel beside the map

counts = Gösterilenler
views = Haritanın yanında
view-about = Hakkında
view-filters = Filtreler
view-list = Liste
view-table = Tablo

## Filters

group-what = Silah ve hedef
group-sure = Kesinlik
group-where = Yer
group-who = Kim
filters-on = { $count } etkin

facet-type = Tür
facet-method = Yöntem
facet-target = Vurulan
facet-kind = Kayıt türü
facet-place = Vilayet
facet-status = Gerçekleştiği
facet-responsibility = Kimin yaptığı
facet-place_precision = Yerin kesinliği
facet-date_precision = Tarihin kesinliği
facet-perpetrator = Yaptığı söylenen
facet-hit = Hedef olduğu söylenen
facet-speaker = Konuşan
facet-reporter = Bildiren
facet-publisher = Yayımlayan
facet-overlay_area = Bölge
facet-any = Tümü

value-counted = { $value }, { $count }
value-unspecified = Belirtilmemiş
value-kind-incident = { kind-incident }
value-kind-aggregate = { kind-aggregate }
value-kind-condition = { kind-condition }
value-kind-statement = { kind-statement }
value-status-corroborated = Bağımsız kaynaklar birleşiyor
value-status-corroborated_in_part = Bir bölümü üzerinde birleşiyor
value-status-single_source = Yalnızca tek kaynak
value-status-unverified_claim = Doğrulanmamış iddia
value-status-contested = Kaynaklar birbiriyle çelişiyor
value-status-rejected_by_speaker = Sözünü eden reddediyor
value-responsibility-corroborated = Bağımsız kaynaklar birleşiyor
value-responsibility-undisputed = Adı veriliyor, tartışmalı değil
value-responsibility-contested = Tartışmalı
value-responsibility-claimed = Tarafın kendisi üstlendi
value-responsibility-not_stated = Kimsenin adı verilmiyor
value-responsibility-not_applicable = Söz konusu değil
value-place_precision-exact_site = Yerin tam kendisi
value-place_precision-neighbourhood = Mahalle
value-place_precision-town = Kasaba ya da köy
value-place_precision-city = Şehir
value-place_precision-district = İlçe
value-place_precision-governorate = Vilayet
value-place_precision-country = Ülke
value-place_precision-sea_area = Denizde bir yer
value-place_precision-none = Yer bilinmiyor
value-date_precision-exact_time = Dakikasına kadar
value-date_precision-hour = Saatine kadar
value-date_precision-part_of_day = Günün bir bölümü
value-date_precision-day = Günü
value-date_precision-range = İki gün arasında
value-date_precision-since = Bir günden beri, sonu belirsiz
value-date_precision-approximate = Aşağı yukarı bir gün
value-date_precision-undated = Tarihsiz
types-more = { $count } tür daha
values-find = { $count } değer içinde ara
values-all = Tümünü göster ({ $count })
values-few = Daha azını göster
values-none = Bu adda bir şey yok.
values-left = { $count } tane daha var: adıyla arayın.

in-view = Yalnızca görünenler
in-view-off = Haritanın çerçevesi dışında kalanları dışarıda bırakır.
in-view-on = Haritayı izler. Yeri olmayanlar dışarıda kalır.
in-view-cannot = Henüz harita yok ya da bu tarayıcı haritayı çizemiyor.

chips = Etkin filtreler
chip-remove = Filtreyi kaldır
chip = { $facet }: { $value }
chip-words = “{ $words }”
filters-none = tüm kayıtlar
filter-area = { $from } ile { $to } arasındaki yerler (enlem, boylam)
clear-filters = Filtreleri kaldır
show-all-dates = Tüm tarihleri göster
search-whole-map = Tüm haritada ara
clear-search = Aramayı temizle
without-place = Yeri olmadığı için haritada bulunmayan: { $count }

search = Sözcük ya da yer arayın: başlıklarda, adlarda ve alıntılarda
search-placeholder = Sözcük ya da yer arayın
search-on-map = Haritada:

## The header, the introduction, loading and failure

skip-to-panel = Filtrelere ve listeye geç
skip-to-map = Haritaya geç
skip-to-timeline = Zaman çizelgesine geç
theme-dark = Koyu renkler
theme-light = Açık renkler
close = Kapat

about-map = Bu harita hakkında
about-extent = { $as-of }; { $shown }
data-as-of = Verilerin tarihi: { $day }
about-shown = { $all } kayıttan { $shown } tanesi gösteriliyor
about-version = Veri dosyasının sürümü: { $version }. { words-unread }
about-reading = Harita nasıl okunur
files-own = Kendi dosyanız
files-own-about = GeoJSON, tablo (CSV), hesap tablosu, JSON satırları, KML, GPX ya da akış; bu cihazda okunur, hiçbir yere bir şey gönderilmez. Dosyayı sayfanın üzerine de bırakabilirsiniz.
files-open = Dosya aç
files-make = Kendi haritanızı yapın
kept = Bu cihazda
kept-about = Bu harita bu cihazda saklanıyor: ağ bağlantısı olmadan da açılır.
kept-forget = Haritayı bu cihazda unut
kept-forgotten = Unutuldu; bu sekmede haritadan hiçbir şey saklanmayacak.
share-here = Bu dosya yalnızca bu cihazda: bağlantısı başka kimsede açılmaz. Önce dosyayı bir web sunucusunda haritanın yanına koyun.
files-how = Bu dosya nasıl okundu
files-how-about = Dosyanın kendi sütunları var. Her biri adına ve değerlerine göre anlaşıldı; bir satırı değiştirin, harita da değişir.
files-column = Sütun ve bazı değerleri
files-taken-for = Nasıl anlaşıldı
files-role-of = { $column } sütunu ne içeriyor
files-order-of = { $column } sütununda gün ve ay
files-by-map_file = seçildiği gibi
files-by-name = adına göre
files-by-content = içeriğine göre
files-by-nothing = adından bir şey anlaşılmıyor
files-not-read = { NUMBER($count) } değer okunamadı
files-save = Dosyanın yanındaki map.json için. Oraya yazılana kadar böyle yalnızca siz görürsünüz
order-open = Önce gün mü?
order-day-first = Önce gün: 24/09
order-month-first = Önce ay: 09/24
role-title = Başlık
role-description = Açıklama metni
role-category = Tür
role-date = Tarih
role-date-start = İlk gün
role-date-end = Son gün
role-clock = Saat
role-place = Yer
role-admin1 = Bölge
role-country = Ülke
role-latitude = Enlem
role-longitude = Boylam
role-lat-lng = Enlem ve boylam
role-lng-lat = Boylam ve enlem
role-fatalities = Ölü
role-injured = Yaralı
role-actors = Adı geçenler
role-sources = Kaynak
role-url = Bağlantılar
role-excerpts = Alıntı
role-id = Kimlik
role-fact = Başka bir bilgi
role-left-out = Hiçbiri: dışarıda bırak
about-exact = Dolu işaret, yeri tam bilinen ya da kimsenin yaklaşık demediği bir yerdir.
about-area = İçi boş işaret, ancak çevresindeki soluk daire kadar bilinen bir yerdir: olay o dairenin içinde bir yerde gerçekleşti.
about-cluster = Sayı, çevresindeki olayları sayar; halka türlerini gösterir. Halkanın çevresindeki çizgi, yeri tam bilinmeyenlerin payı kadar kesiklidir.
about-rough = Kesikli halka içindeki boş sayı, yalnızca bir bölgenin bir yerinde olduğu bilinen olayları sayar. Bunlar yeri tam bilinenlerle hiç birleştirilmez.
about-dates = Taralı çubuk, günü kesin bilinmeyen olayları sayar.
about-lasting = İnce çizgi, süren bir toplam ya da durumdur; sonu bilinmiyorsa çerçevenin dışına çıkar.
about-claims = Her rakamın bir sahibi var. Farklı kaynakların rakamları yan yana durur, hiçbir zaman toplanmaz.
about-credits = Emeği geçenler
about-license = Kayıtların kullanımı:

keys = Klavye kısayolları
keys-elsewhere = Ok tuşları dönemi kaydırır, haritada işaretten işarete, listede satırdan satıra geçer. Haritanın kendisinde Shift ile birlikte haritayı döndürür ve eğer.
keys-on = Tek harflik kısayolları kullan
key-search = Ara
key-filters = Filtreleri göster
key-list = Listeyi göster
key-table = Tabloyu göster
key-map = Haritanın işaretlerine geç
key-timeline = Zaman çizelgesindeki döneme geç
key-close = Açık olanı kapat
key-keys = Bu kısayolları göster

sheet-to-half = Haritanın altında daha çoğunu göster
sheet-to-full = Haritanın altını sonuna kadar aç
sheet-to-peek = Haritanın altında daha azını göster

failed = Bu harita yüklenemedi
failed-unreachable = { $file } alınamadı ({ $reason }).
failed-unreachable-remedy = Bağlantıyı denetleyip yeniden deneyin. Dosya başka bir sitedeyse bu site onu açmaz.
failed-elsewhere = { $reason } sitesi { $file } dosyasını göndermedi.
failed-elsewhere-remedy = Site kapalı olabilir ya da dosyalarını başka sitelere okutmuyor olabilir (CORS). Okutuyorsa bu sayfanın kendi ilkesi engelliyor olabilir: { $origin } adresi hem index.html içindeki hem de sunucunun gönderdiği başlıktaki connect-src içinde yer almalıdır.
failed-missing = { $file } bu sunucuda yok (404).
failed-missing-remedy = Adı bağlantıda ya da data/map.json içinde yanlış yazılmış olabilir ya da dosya yüklenmemiştir.
failed-status = Sunucu { $file } isteğini geri çevirdi (durum { $status }).
failed-status-remedy = Birazdan yeniden deneyin.
failed-unreadable = { $file } içinde okunabilen bir kayıt yok: { $reason }.
failed-unreadable-remedy = Dosya GeoJSON, tablo ya da hesap tablosu olmalıdır.
failed-cancelled = { $file } dosyasının yüklenmesi iptal edildi.
failed-cancelled-remedy = Hiçbir şey saklanmadı. Yeniden başlatılabilir.
retry = Yeniden dene
later-coming = Yükleniyor…
later-failed = Sayfanın bu bölümü yüklenemedi. Bağlantıyı denetleyip yeniden deneyin; işe yaramazsa sayfayı yeniden yükleyin.
slow = Harita hâlâ yolda: bağlantı yavaş olabilir ya da sunucu yanıt vermiyor olabilir.

progress = { $file } yükleniyor
progress-bar = Şimdiye kadar yüklenen
progress-of = { $read } / { $total } MB · şimdiye kadar { $records } kayıt
progress-so-far = { $read } MB · şimdiye kadar { $records } kayıt
progress-heard = Yüzde { $percent } yüklendi
progress-heard-so-far = { $read } megabayt yüklendi
cancel = İptal
searching = Aranıyor, %{ $percent }. Tüm sayılar şimdiye kadar bulunanlardır.
searching-heard = Aranıyor
sorting = Sıralanıyor. O zamana kadar liste zaman sırasında.

other-file = Bu haritanın kendi dosyasından değil, { $file } dosyasından

## Notices

notices = Bildirimler
dismiss = Gizle
notice-address = Bu bağlantının bir bölümü okunamadı ve dışarıda bırakıldı: { $parts }
notice-changed = Bu bağlantı oluşturulduğundan beri veriler değişti. O zaman: { $then }. Şimdi: { $now }.
notice-corrected = { $count } kayıt, { $day } tarihinden sonra düzeltildiğini belirtiyor.
notice-weak-version = Veriler bu bağlantıdaki kısa sürüme uyuyor. Bu, aynı veriler olduğunu kanıtlamaz: buna uyan başka bir dosya da yapılabilir. Şimdi kopyaladığınız bağlantı, bunu kanıtlayan bir sürüm taşır.
notice-kept = { $day } tarihinde bu cihazda saklandığı gibi gösteriliyor: sunucu yanıt vermedi.
notice-foreign = Bağlantı başka bir sitenin verilerini istiyor ({ $file }). Yalnızca bu sitenin ve saydığı sitelerin dosyaları açılır; bu yüzden sitenin kendi haritası gösteriliyor.
notice-withdrawn = “{ $id }” kaydı { $day } tarihinde geri çekildi: { $reason }
notice-no-record = “{ $id }” kaydı bu dosyada yok: adı değişmiş ya da kayıt çıkarılmış olabilir.
notice-connection-lost = { $file } dosyasının { $bytes } baytından sonra bağlantı koptu. O ana kadar gelenler gösteriliyor; gerisi için sayfayı yeniden yükleyin.
notice-cut-off = { $file } eksik: { $bytes } bayttan sonra bitiyor, devamı kayıp.
notice-broken = { $file } dosyasının bir bölümü okunamadı; içindekiler gösterilmiyor.
notice-unread = Dosyanın bir bölümü yeniden okunamadı. Arama sonuçları, liste sırası ve kayıtların metinleri eksik olabilir; sayfayı yeniden yükleyin.
notice-no-map = Harita bu tarayıcıda çizilemiyor ({ $reason }). Liste, zaman çizelgesi ve bütün kayıtlar onsuz da çalışır.
notice-disguised = Bu tarayıcı sayfanın çizdiklerini gizliyor; bu yüzden haritadaki yer adları gösterilmiyor ve haritanın görüntüsü kaydedilemiyor. İşaretler, liste ve kayıtlar olması gerektiği gibi.
notice-map-part = Haritanın bir bölümü yüklenemedi: { $reason }
notice-blocked = Bu sayfanın ilkesi ({ $directive }) { $address } adresine giden bir isteği engelledi. Siteyi yöneten kişi buna index.html içinde izin verebilir.
notice-noted = { $file } notlarla okundu; hiçbir kayıt kaybolmadı.
notice-problems =
    { $dropped ->
        [0] { $file } dosyasının bir bölümü yazıldığı gibi okunamadı; hiçbir kayıt kaybolmadı.
       *[other] { $file } dosyasında { $dropped } kayıt okunamadı; ötekiler gösteriliyor.
    }
problems = Bulunanlar ({ $count })
problems-more = ve bunlara benzer { $count } tane daha
found-at = { $place }: { $what }
found-at-record = kayıt { $record }
found-at-record-with-id = kayıt { $record } ({ $id })
found-at-line = satır { $line }

## The timeline

timeline = Zaman çizelgesi
timeline-plot = Zaman içinde olaylar
timeline-none = { $span }
timeline-bin-empty = { $when }: bildirilen bir şey yok
timeline-bin-lone = Birinin yalnızca { $between } olduğu biliniyor
timeline-bin-spread = Bunlardan { $spread } tanesinin yalnızca daha uzun bir süre içinde olduğu biliniyor; sürenin her bölümünde sayılıyor
timeline-bin-about = { $about } tarih yaklaşık
timeline-told =
    { $empty ->
        [0] Çubuk çubuk olaylar: { $bars }.
       *[other] Çubuk çubuk olaylar: { $bars }. { $all } çubuktan { $empty } tanesi boş.
    }
timeline-told-none = { $all } çubuğun hiçbirinde olay yok.
timeline-told-bar = { $when }: { $figure }
timeline-told-highest = en çok { $when }: { $figure }
timeline-told-middle = { $when } öncesinde ve sonrasında eşit sayıda
timeline-told-lines = { $count } tanesi sürüyor, çizgi olarak
timeline-others = bağlam kayıtları
timeline-before = Daha önceki { $count } kaydı göster
timeline-after = Daha sonraki { $count } kaydı göster
timeline-outside = Daha önceki ve sonraki { $count } kaydı göster
timeline-period = Dönem, bütün olarak kaydırılır
timeline-fixed = Dönem, olduğu gibi kalır: { $span }
timeline-start = Dönemin başı
timeline-end = Dönemin sonu
timeline-overview = Zamanın eksende görünen bölümü
timeline-play = Oynat
timeline-pause = Duraklat
timeline-earlier = Daha önce
timeline-later = Daha sonra
timeline-presets = Dönemler
timeline-last-week = Son hafta
timeline-last-day = Son gün
timeline-closer = Zamanı yakınlaştır
timeline-wider = Zamanı uzaklaştır
timeline-more = Tarih seç
timeline-how = Hız ve biçim
timeline-from = Başlangıç
timeline-to = bitiş
timeline-speed = Hız
timeline-slow = yavaş
timeline-normal = normal
timeline-fast = hızlı
timeline-mode = Oynatınca gösterilen
timeline-moving = dönem dönem
timeline-growing = bir güne kadarki her şey
timeline-key-sure = Tarih biliniyor
timeline-key-about = Bu tarih dolayları
timeline-key-spread = İki gün arasında bir zaman: hepsinin üzerinde tek bir çubuk
timeline-key-line = Sürüyor; oklu çizginin sonu bilinmiyor
timeline-tray = Eksende değil ya da sonu yok
timeline-undated = { $count } tarihsiz
timeline-since = { $count } sürüyor


## The list and the table

list-heading = Kayıtlar
list-not-printed = { $count } kayıt daha basılmadı.
list-awaited = Bu kayıt okunuyor
list-start-unknown = Başlangıcı bilinmiyor
list-background = Bağlam: bilançolar, durumlar, açıklamalar ({ $count })
list-day-count =
    { $incidents ->
        [0] { others }
       *[other]
            { $others ->
                [0] { incidents }
               *[other] { incidents-and-others }
            }
    }
list-searching = Arama sürüyor. Bulunanlar burada sıralanır.
list-unsearched = Hiçbir şey aranmadı: arama başarısız oldu.
list-nothing-during = Bu filtrelerle { $during } bir şey yok.
list-nothing-words = Bu filtrelerle “{ $words }” geçen kayıt yok.
list-nothing-words-alone = “{ $words }” geçen kayıt yok.
list-nothing = Bu filtrelerle bir şey yok.
list-corrected = “{ $typed }” hiçbir kayıtta geçmiyor. Bunlar “{ $words }” için bulunanlar.
list-empty = Bu dosyada kayıt yok.

sort-by = Sıralama
sort-turn = Sırayı ters çevir
sort-date = Tarih
sort-title = Kayıt
sort-type = Tür
sort-place = Yer
sort-precision = Yerin kesinliği
sort-killed = Ölü
sort-injured = Yaralı
sort-status = Kesinlik
sort-date-up = Önce en eski
sort-date-down = Önce en yeni
sort-title-up = A’dan Z’ye
sort-title-down = Z’den A’ya
sort-type-up = Göstergedeki gibi
sort-type-down = Göstergenin tersi
sort-place-up = A’dan Z’ye
sort-place-down = Z’den A’ya
sort-precision-up = Önce yeri en kesin olan
sort-precision-down = Önce yeri en belirsiz olan
sort-killed-up = Önce en az
sort-killed-down = Önce en çok
sort-injured-up = Önce en az
sort-injured-down = Önce en çok
sort-status-up = Önce en kesin
sort-status-down = Önce en az kesin

table-caption = Sıralama ölçütü { $by }: { $order }. Her rakam tek bir kaynağındır; hiçbiri toplanmaz.
table-caption-toll = Sıralama ölçütü { $by }: { $order }, bir kaynağın verdiği en yüksek rakama göre. Her rakam tek bir kaynağındır; hiçbiri toplanmaz.
table-caption-sorting = Sıralanıyor, ölçüt: { $by }. O zamana kadar zaman sırasında. Her rakam tek bir kaynağındır; hiçbiri toplanmaz.
table-unsaid = belirtilmemiş
table-precision-exact_site = yerin tam kendisi
table-precision-neighbourhood = mahalle
table-precision-town = kasaba
table-precision-city = şehir
table-precision-district = ilçe
table-precision-governorate = vilayet
table-precision-country = ülke
table-precision-sea_area = deniz alanı
table-precision-none = bilinmiyor
table-status-corroborated = destekleniyor
table-status-corroborated_in_part = kısmen destekleniyor
table-status-single_source = tek kaynak
table-status-unverified_claim = doğrulanmamış iddia
table-status-contested = tartışmalı
table-status-rejected_by_speaker = sözünü eden reddediyor

figure-says = kaynak: { $reporter }
figure-more = ve { $count } rakam daha
figure-more-highest =
    { $count ->
        [one] ve { $count } rakam daha: { $figure }
       *[other] ve { $count } rakam daha, en yükseği { $figure }
    }


## A record

record-previous = Önceki kayıt
record-next = Sonraki kayıt
record-stepped = { $position }: { $title }
record-hidden = Etkin filtreler bu kaydı listede ve haritada gizliyor.
kind-note-aggregate = Olay değil: birçok olayı toplayan bir bildirim.
kind-note-condition = Olay değil: süregelen bir durum.
kind-note-statement = Olay değil: birinin söylediği bir söz.

fact-when = Ne zaman
fact-where = Nerede
fact-says = Kim söylüyor
fact-sure = Kesinlik
says-nobody = Belirtilmemiş
when-there = { $when }, yerel saatle ({ $gmt } GMT)
when-gmt = { $when } GMT
in-source = Kaynakta: “{ $words }”
date-reasoning = Tarih nereden biliniyor
coordinate-source = Konum nereden geliyor
assessed-by-on = Değerlendiren: { $by }, { $day }
assessed-by = Değerlendiren: { $by }
assessed-on = { $day } günü değerlendirildi

facts = Ayrıntılar
excerpts = Bildirilenler
excerpt-link = Makalede oku
excerpt-translated = Çevirisi: “{ $words }”
covered = Bu sözler insanlara yönelik şiddeti anlatıyor ({ $about }). Göster

other-facts = Dosyada ayrıca
tolls = Ölü ve yaralılar, söyleyene göre
tolls-not-summed = Rakamlar farklı dönemleri, bölgeleri ya da kişileri kapsıyor. Toplanmamalıdır.
toll-reporter = Bildiren
toll-killed = Ölü
toll-injured = Yaralı
toll-as-of = { $day } itibarıyla
disputes = Başkaları ne diyor
discrepancies = Haberlerde yanlış olanlar
later-findings = Sonradan ortaya çıkanlar
actors = Kimin adı geçiyor, kim anıyor
wording = “{ $wording }”
named-by = Anan: { $by }
related = İlgili kayıtlar
sources = Kaynaklar
source-unnamed = Kaynak
source-archive = Arşivlenmiş kopya
corrected-on = { $day } günü düzeltildi: { $what }
corrected = Düzeltildi: { $what }
last-changed = Son değişiklik: { $day }
report-error = Hata bildir

## Giving it to others

copy-link = Bağlantıyı kopyala
copy-link-done = Kopyalandı
copy-link-by-hand = Bağlantıyı kopyalamak için Ctrl+C tuşlarına (Mac’te ⌘C) basın ya da basılı tutun
share-link = Bir uygulamaya gönder


## The map

map = Haritadaki olaylar
map-canvas = Harita
map-credits = Emeği geçenler
map-unit-metres = m
map-unit-kilometres = km
map-keys = Haritada { $count }: gezinmek için ok tuşları, açmak için Enter
map-keys-hint = ← → işaretler arasında gezer, Enter açar
map-zoom-in = Yakınlaştır
map-zoom-out = Uzaklaştır
map-home = Haritanın açıldığı yere dön
map-north = Kuzey yukarıda, tepeden görünüm
map-style = Olayların çizim biçimi
map-style-clusters = Kümeler
map-style-density = Yoğunluk
map-style-dots = Noktalar
map-legend-density =
    { $rough ->
        [0] Renk koyulaştıkça olay sayısı artar.
       *[other] Renk koyulaştıkça olay sayısı artar. { $rough } olayın yeri sayılamayacak kadar belirsiz.
    }
map-legend-dots = Her olay için, türünün renginde bir nokta.
map-full-screen = Tam ekran
map-full-screen-leave = Tam ekrandan çık
map-overlays = Katmanlar
map-overlay-then = { $during }, gösterilen zamanda değil
area-may-be = şurada olabilir: { $area }
area-outside = şunun dışında: { $area }
area-other-time = başka bir zamanda ya da tarihsiz: { $area }
area-unknown = Bu haritanın hiçbir katmanında bu bölge yok ya da katman okunamadı.
area-rough = yer, söylenemeyecek kadar belirsiz
map-tip-facts = { $when } · { $place }
map-tip-more = ve { $count } tane daha
map-tip-choose = Birini seçmek için tıklayın
map-cluster = { $count } olay
map-cluster-hint = Yakınlaştırmak için tıklayın
map-cluster-name = { $what }: { $mix }; yakınlaşarak açılır
map-stack-name = { $what }: { $mix }; aralarından seçmek için açılır
map-mix-part = { $type } { $count }
map-mix-others = başka türlerden { $count }
map-mix-comma = {", "}
map-mix-inexact = { $count } tanesinin yeri yaklaşık
map-stack = Burada { $count } olay
map-stack-page = { $first }–{ $last } / { $count }
map-stack-before = Buradaki öncekiler
map-stack-after = Buradaki sonrakiler
in-view-all =
    { $all ->
        [0] Haritada olay yok
        [one] { $all } olay, görünüyor
       *[other] { $all } olayın tümü görünüyor
    }
in-view-searching = Arama sürüyor
in-view-unsearched = Arama yapılamadı
in-view-so-far = Şimdiye kadar bulunan { $all } olaydan { $seen } tanesi görünüyor
in-view-some =
    { $seen ->
        [0] Görünürde olay yok
       *[other] { $all } olaydan { $seen } tanesi görünüyor
    }
in-view-outside =
    { $side ->
        [n] Kuzeyde { $outside } tane daha
        [s] Güneyde { $outside } tane daha
        [e] Doğuda { $outside } tane daha
        [w] Batıda { $outside } tane daha
        [ne] Kuzeyde ve doğuda { $outside } tane daha
        [nw] Kuzeyde ve batıda { $outside } tane daha
        [se] Güneyde ve doğuda { $outside } tane daha
        [sw] Güneyde ve batıda { $outside } tane daha
       *[around] Birkaç yönde { $outside } tane daha
    }
in-view-elsewhere = Başka yerlerde:
in-view-show-all = Tümünü göster
in-view-placeless = { $count } tanesinin yeri yok

map-lost = Tarayıcı haritanın çizim olanaklarını geri aldı. Geri verir vermez harita yeniden çizilecek; bu sırada liste, zaman çizelgesi ve kayıtlar çalışıyor.
map-late = Harita hâlâ yolda: bağlantı yavaş olabilir ya da sunucu yanıt vermiyor olabilir. Bu sırada liste, zaman çizelgesi ve kayıtlar çalışıyor.

## In an article

embed-open = Haritanın tamamını aç
map-gesture-mac = Haritayı yakınlaştırmak için ⌘ + kaydırma
map-gesture-touch = Haritayı iki parmakla kaydırın
map-gesture-wheel = Haritayı yakınlaştırmak için Ctrl + kaydırma

## Sharing: the link, and the codes that put the map into another page

share = Paylaş
share-pin = Veriler sonradan değişirse okuyucuları uyar
share-view = Bağlantı
share-embed = Sayfaya göm
share-any = Otomatik
share-light = Açık
share-dark = Koyu
share-show-title = Başlık
share-show-timeline = Zaman çizelgesi
share-show-filters = Filtreler
share-show-list = Liste
share-show-controls = Düğmeler
share-show-link = Haritanın tamamına bağlantı
share-lock = Etkin filtreler sabit kalsın
share-theme = Renkler
share-language = Dil
share-ratio = En boy oranı
share-height = Piksel olarak yükseklik
share-heights = Önerilen yükseklik: telefonda { $narrow }, 640 genişlikte { $middle }, 1.000 genişlikte { $wide }
share-preview = Gömülü haritanın önizlemesi
share-copy = Kopyala
share-frame = Betiksiz çerçeve: çoğu düzenleyicide çalışır
share-others = Başka kodlar
share-fitted = Yüksekliğini ayarlayan betikli çerçeve
share-picture = Bültenler ve AMP için bağlantılı resim: haritanın açıldığı hâli. Şu anki görünüm için görüntüyü indirip onun adresini yazın
share-local = Bu kodlar { $host } adresine götürür; bu adresi yalnızca bu makine ya da ağı açabilir. Sitenin kendi adresini data/map.json içinde site_url olarak belirtin ya da kodları orada kopyalayın.
share-element = Haritayla konuşan sayfalar için öğe

## Taking along what is shown: citation, files, image, paper

edition = verilerin tarihi { $day }, sürüm { $version }
edition-undated = verilerin sürümü { $version }

cite = Kaynak göster
edition-later = Verilerin sürümü hesaplanıyor.
edition-unknown = Verilerin sürümü hesaplanamadı: dosya yeniden okunamıyor. Sayfayı yeniden yükleyin.
cite-whole = Kaynakça biçimi
cite-short = Dipnot için kısa biçim
cite-later = Arama sürüyor. Bittiğinde kaynak bilgisi kopyalanabilir.
cite-unsearched = Arama başarısız oldu; henüz kaynak gösterilecek bir şey yok.
cite-title = “{ $title }”
cite-published = { $publisher }, “{ $title }”
cite-shown = { $filters } ({ $count })
cite-sentence = { $work }: { $shown }; { $edition }; erişim tarihi { $day }: { $link }
cite-footnote = { $work }, { $edition }, { $link }

take = İndir
take-what = Filtrelerden geçen kayıtlar, liste sırasında ve kaynaklarıyla birlikte. Her dosyada hangi filtrelerin kullanıldığı yazar.
take-geojson = GeoJSON
take-csv = Tablo (CSV)
take-writing = %{ $percent } yazıldı
take-failed = Dosya yazılamadı: tarayıcıda veriler artık yok ya da yer kalmadı. Sayfayı yeniden yükleyin.
take-image = Görüntü (PNG)
take-no-map = Bu tarayıcıda görüntüsü alınacak bir harita yok. Dosyalarda tüm kayıtlar var.
take-image-disguised = Bu tarayıcı sayfanın çizdiklerini gizliyor: görüntü yalnızca gürültü olurdu. Ekran görüntüsü haritayı olduğu gibi gösterir.
take-no-image = Bu tarayıcı görüntüyü vermedi. Ekran görüntüsü aynı şeyi gösterir.
take-print = Yazdır

## Yeniden okunan kayıtlar ve önceki sürümleri

live-news = Geldiğiniz { $since } saatinden beri: { $what }.
live-n-new =
    { $count ->
        [one] { $count } kayıt yeni
       *[other] { $count } kayıt yeni
    }
live-n-changed =
    { $count ->
        [one] { $count } kayıt değişti
       *[other] { $count } kayıt değişti
    }
live-n-gone =
    { $count ->
        [one] { $count } kayıt artık yok
       *[other] { $count } kayıt artık yok
    }
live-show = Yeni olanı ve değişeni göster
live-new = Yeni
live-changed = Değişti
live-fault = Kayıtlar { $since } saatinden beri yeniden okunamıyor: { $reason } Gösterilen, { $read } saatinde okundu.
live-unreachable = { $host } yanıt vermiyor, bu haritanın adını anmadığı bir sunucuya yönlendiriyor ya da dosyayı başka bir sitenin okumasına izin vermiyor.
live-status = { $host } { $status } yanıtını veriyor.
live-busy = { $host } çok sık soruluyor ({ $status }) ve istediği süre boyunca rahat bırakılıyor.
live-sign-in = { $host } dosyanın yerine bir sayfa, örneğin bir giriş sayfası gönderiyor.
live-cut-off = Dosyanın tamamı gelmedi.
live-unreadable = Gelen, bu haritanın kayıtları olarak okunamıyor.
live-unsettled = { $host } her seferinde başka bir şey gönderiyor; hepsinin gelip gelmediği anlaşılamıyor.
live-too-large = Dosya tekrar tekrar okunamayacak kadar büyük.
live-elsewhere = Bu haritanın kayıtları { $host } üzerinde bulunuyor; bu sunucu her okurun cihaz adresini, tarayıcısını ve her okumanın zamanını öğrenir.
facet-changed = Geldiğinizden beri

corrections-page = Düzeltmeler
corrections-about = Bu kayıtlar ilk yayımlandığından beri düzeltilen, değişen ve geri çekilenler, en yenisi başta.
corrections-undated = Tarihsiz
versions-heading = Önceki sürümler
version-shown = Bu, { $day } tarihli sürümdür.
version-unknown = Ondan sonraki bir sürüm artık saklanmadığından, kayıtlarının o zamandan beri ne olduğu bilinmiyor.
version-gone =
    { $count ->
        [one] O zamandan beri { $count } kayıt artık yok.
       *[other] O zamandan beri { $count } kayıt artık yok.
    }
version-since =
    { $count ->
        [0] Bugünün kayıtları aynı şeyi söylüyor.
        [one] O zamandan beri { $count } kayıt yeni ya da başka bir şey söylüyor:
       *[other] O zamandan beri { $count } kayıt yeni ya da başka bir şey söylüyor:
    }
version-today = Bugünkü sürüm
version-kept = Bu bağlantının alındığı { $day } tarihli sürüm saklanıyor.
version-open = Aç
change-heading = { $day } tarihinde ne değişti
change-field = Alan
change-then = O zaman
change-since = Sonra
change-now = Bugün
change-nothing = hiçbir şey
field-title = Başlık
field-date = Tarih
field-date_text = Tarihin sözcükleri
field-date_reasoning = Tarih nasıl bulundu
field-place = Yer
field-geometry = Konum
field-uncertainty_m = Metre olarak yarıçap
field-coordinate_source = Konumun kaynağı
field-actors = Adı geçenler
field-casualties = Ölenler ve yaralananlar
field-excerpts = Alıntılar
field-sources = Kaynaklar
field-disputes = Çelişen anlatımlar
field-discrepancies = Yanlışlar
field-later_findings = Sonraki bulgular
field-related = İlgili kayıtlar
