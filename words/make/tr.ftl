### The words of making a map, in Turkish, beside those of ../tr.ftl.

make-title = Bildirilen olayların haritasını yapın
make-nothing-leaves = Bu cihazdan hiçbir şey çıkmaz.
make-back = Haritaya dön
make-undo = Geri al
make-redo = Yinele
make-busy = Çalışıyor…
make-close = Kapat
make-cancel = Vazgeç
make-remove = Kaldır
make-ended = Haritayı yapan program durdu; büyük olasılıkla bellek yetmedi. Bu sayfayı yeniden yükleyin: taslak saklandı. Yine olursa daha küçük bir dosya verin.
joined-by-colon = { $before }: { $after }

## The steps

make-steps = Adımlar
make-step-give = Tablo
make-step-columns = Sütunlar
make-step-records = Kayıtlar
make-step-settings = Harita
make-step-safety = Yayımlamadan önce
make-step-site = Siteyi al
make-next-records = Sırada: kayıtlar
make-next-settings = Sırada: haritanın söyledikleri
make-next-safety = Sıradaki: yayımlamadan önce
make-next-site = Sırada: siteyi alma
make-preview = Okuyucuların göreceği hâliyle harita
make-see = Haritayı gör
make-preview-empty = Bir tablo verilir verilmez harita burada belirir.

## Giving

make-give-about = Elinizdeki olay tablosunu verin: harita, zaman çizelgesi ve filtreler hemen çalışır. Her şey bu tarayıcıda olur: hiçbir şey yüklenmez, verilerinizi sizden başka kimse görmez. Buradan alınan bir site ya da burada kaydedilen bir taslak yeniden açılabilir.
make-give-tables = Dosya seç
make-give-more = Dosya ekle
make-give-instead = Yerine başkasını ver
make-give-kinds = CSV, TSV, XLSX, XLS, ODS, GeoJSON, TopoJSON, JSON satırları, KML, KMZ, GPX, bir akış (RSS ya da Atom) ya da bir sitenin zip dosyası. Dosyaları bu sayfanın herhangi bir yerine de bırakabilirsiniz.
make-paste = Ya da bir hesap tablosundan satır yapıştırın
make-paste-here = Satırları başlıklarıyla kopyalayın, buraya tıklayın, yapıştırın
make-pasted = yapistirilan.tsv
make-address = Ya da bu sitedeki bir dosyanın adresi
make-address-open = Aç
make-address-failed = { $address } açılamadı ({ $reason }). Başka bir sitenin dosyası ancak bu site onu sayıyorsa açılır; dosyayı indirip buraya verin.
make-open-elsewhere = Bu sayfa başka bir sekmede de açık ve taslağı o sekme saklıyor: burada yapılanlar saklanmaz.
make-unreadable = Okunamadı ({ $reason }): klasör değil, dosya verin.
make-has-draft = Taslağınız burada. Açmış olduğunuz “{ $name }” dosyası taslakta yok: onu Tablo adımında ekleyin.
make-given = Verdikleriniz
make-drop = { $name } dosyasını çıkar
make-restored = Son ziyaretinizden geri getirildi: { DATETIME($when, dateStyle: "long", timeStyle: "short") }.
make-kept = Taslak, siz unutturana kadar bu tarayıcıda saklanır.
make-not-kept = Taslak bu tarayıcıda saklanamayacak kadar büyük: ayrılmadan önce bitirin ya da siteyi alıp sonra yeniden açın.
make-forget = Unut
make-n-records = { $count } kayıt.
make-n-unplaced =
    { $count ->
        [0] Hepsinin haritada yeri var.
       *[other] { $count } tanesinin haritada yeri yok.
    }
make-n-undated =
    { $count ->
        [0] Hepsinin tarihi var.
       *[other] { $count } tanesinin tarihi yok.
    }
make-n-withdrawn = { $count } tanesi geri çekildi.
make-found = Tablo hakkında bilmeniz gereken { $count } şey
make-found-more = Ve { $count } tane daha.

## Columns

make-columns-about = Her sütun adına ve değerlerine göre anlaşıldı. Bir satırı değiştirin, harita da değişir.
make-columns-own = Dosya bu haritanın şemasında: sütunları için bir karar gerekmiyor.
make-order-by = (belirleyen: { $value })
make-order-choose = Bazıları iki türlü de okunabilir: yukarıda hangisinin önce geldiğini seçin, okunsunlar.
make-read-of = { $all } değerden { $read } tanesi okundu

## Records

make-records = Tüm kayıtlar
make-search = Başlık, yer ya da kimlik ara
make-unplaced-only = yalnızca haritada yeri olmayanlar
make-add = Kayıt ekle
make-add-it = Ekle
make-save = Kaydet
make-name-it = Haritada baştan adıyla göster
make-withdraw = Bu kaydı geri çek
make-no-date = tarihsiz
make-no-place = yeri yok
make-not-on-map = haritada değil
make-not-said = Belirtilmemiş
make-none-found = Böyle bir kayıt yok.
make-earlier = Öncekiler
make-later = Sonrakiler
make-page-of = { $from }–{ $to } / { $all }
make-lost-changes = Değişikliklerinizden { $count } tanesi artık tabloda olmayan kayıtlara ait.
make-word = Okuyucular için tek cümleyle neyin düzeltildiği ya da kaydın neden geri çekildiği
make-word-needed = Bu kayıt yayımlanmıştı: neyin düzeltildiğini bir cümleyle söyleyin. Okuyucular bunu düzeltmeler arasında görür.
make-reason-needed = Bu kayıt yayımlanmıştı: neden geri çekildiğini bir cümleyle söyleyin. Eski bir bağlantıyla gelen herkes bunu okur.
make-edit-title = Başlık
make-edit-category = Tür (birden çoksa arada virgülle)
make-edit-date = Tarih, örneğin 2016-09-24 ya da 2016-09-24/2016-09-26
make-edit-date-text = Kaynağın tarih için kullandığı sözler
make-edit-place = Yer
make-edit-lat = Enlem
make-edit-lng = Boylam
make-edit-place-precision = Yerin kesinliği
make-edit-uncertainty-m = Metre olarak yanılma payı
make-edit-coordinate-source = Yerin nasıl bulunduğu
make-edit-killed = Ölü, örneğin 3, 2-4 ya da ≥2
make-edit-injured = Yaralı
make-edit-toll-reporter = Bu rakamları kim veriyor
make-edit-text = Alıntı
make-edit-attribution = Kim söylüyor
make-edit-source-name = Kaynak
make-edit-source-url = Adresi
make-edit-description = Açıklama metni
make-edit-sensitive = Sarsıcı: okuyucu isteyene kadar örtülü kalır
make-precision-exact-site = Yerin tam kendisi
make-precision-neighbourhood = Mahalle
make-precision-town = Kasaba ya da köy
make-precision-city = Şehir
make-precision-district = İlçe
make-precision-governorate = Vilayet ya da bölge
make-precision-country = Ülke
make-precision-sea-area = Denizde
make-precision-none = Yer verilemiyor
make-pick = Yeri haritada seç
make-pick-about = Yere tıklayın ya da yer artının altına gelene kadar haritayı kaydırın. Klavyede oklar kaydırır, + ve - yakınlaştırıp uzaklaştırır.
make-pick-take = Bu yeri al

## What may be mended

make-offers = Düzeltmek isteyebilecekleriniz
make-show-records = Göster
make-only-these = Yukarıda seçtiğiniz { $count } kayıt.
make-show-all = Tümünü göster
make-offer-nearly-one-type = { $count } kaydın türü “{ $from }”, { $n_to } kaydın türü “{ $to }”: ikisi aynı mı?
make-accept-nearly-one-type = Hepsini “{ $to }” yap
make-offer-swapped-positions = { $count } kayıt bütün ötekilerden uzakta; enlemle boylam yer değiştirirse ötekilerin arasına düşüyor.
make-accept-swapped-positions = Yerlerini değiştir
make-offer-lost-signs = { $count } kayıt bütün ötekilerden uzakta; işareti değişirse (kuzey ya da güney, doğu ya da batı) ötekilerin arasına düşüyor.
make-accept-lost-signs = İşareti değiştir
make-offer-far-positions =
    { $count ->
        [one] { $count } kayıt bütün ötekilerden uzakta: yeri doğru mu?
       *[other] { $count } kayıt bütün ötekilerden uzakta: yerleri doğru mu?
    }
make-offer-far-dates =
    { $count ->
        [one] { $count } kayıt ötekilerin çoğundan yirmi yıldan uzak: tarihi doğru mu?
       *[other] { $count } kayıt ötekilerin çoğundan yirmi yıldan uzak: tarihleri doğru mu?
    }
make-offer-known-place = Konumu olmayan { $count } kayıtta “{ $name }” adı geçiyor{ $by ->
        [map] {"; "}harita bu yeri { $known } adıyla biliyor.
       *[record] {"; "}{ $known } kaydında bu yerin konumu var.
    }
make-accept-known-place = Ada göre yerleştir ({ $lat }, { $lng })

## The map file

make-group-words = Sözler ve diller
make-group-types = Türler, renkler, biçimler
make-group-first-view = İlk görünen
make-group-names = Haritadaki adlar
make-group-ground = Zemin
make-group-overlays = Kendi katmanlarınız
make-group-thanks = Emeği geçenler, lisans, iletişim
make-group-look = Logo ve vurgu rengi
make-group-address = Adres, çerçeveler, başka dosyalar
make-in-language = { $label } ({ $language })
make-group-file = Harita dosyasının kendisi
make-set-title = Başlık
make-set-lede = Bir iki cümleyle ne olduğu
make-set-introduction = Giriş
make-help-introduction = Her satıra bir paragraf: okuyucunun önce bilmesi gerekenler, kayıtların nereden geldiği, nelerin eksik olduğu.
make-set-publisher = Yayımlayan
make-set-languages = Sayfanın dilleri
make-first-language = Birinci dil
make-set-order = Listenin başında
make-order-earliest = en eski
make-order-latest = en yeni
make-set-span = Zaman çizelgesinin ilk gösterdiği
make-help-span = Örneğin 2016-09-01/2016-10-01. Boşsa: ilk olaydan sonuncusuna.
make-set-as-of = Verilerin günü
make-help-as-of = Örneğin 2016-10-01. Henüz sonu olmayanlar bu güne kadar uzanır.
make-label = Ad
make-color-light = Açık zeminde renk
make-color-dark = Koyu zeminde renk
make-shape = Biçim
make-shape-circle = Daire
make-shape-square = Kare
make-shape-diamond = Baklava
make-shape-triangle = Üçgen
make-shape-triangle-down = Üçgen, ucu aşağıda
make-shape-cross = Çarpı
make-shape-plus = Artı
make-shape-hexagon = Altıgen
make-shape-star = Yıldız
make-shape-pentagon = Beşgen
make-up = { $name } göstergede daha yukarı
make-down = { $name } göstergede daha aşağı
make-type-add = Kendi rengini ver
make-type-faint = { $name } zeminden güçlükle ayrılıyor: daha güçlü bir renk seçin.
make-types-apart = Bütün türler birbirinden ayırt edilebiliyor; daha az renk gören gözler için de.
make-types-alike = { $one } ile { $other } aynı biçimde ve renkleri güçlükle ayırt ediliyor ({ $eyes }). Başka bir biçim ya da renk seçin.
make-eyes-all = çoğu gözün gördüğü gibi
make-eyes-protan = kırmızı görülmediğinde (protanopi)
make-eyes-deutan = yeşil görülmediğinde (döteranopi)
make-eyes-tritan = mavi görülmediğinde (tritanopi)
make-contrast = karşıtlık { $ratio } : 1
make-contrast-low = karşıtlık { $ratio } : 1, çok düşük
make-bounds-none = Okuyucular önce bütün olayları görür.
make-bounds-are = Okuyucular önce bu bölümü görür: { $bounds }
make-bounds-take = Haritanın şimdi gösterdiğini al
make-bounds-all = Bütün olaylar
make-bounds-unknown = Önce haritayı kaydırın ya da yakınlaştırın, sonra gösterdiğini alın.
make-set-annotate = Haritanın baştan adıyla gösterdiği kayıtlar
make-names-about = Kayıtlar adımında bir kaydın formundaki “Haritada baştan adıyla göster” onu buraya koyar.
make-annotation = Birkaç sözcük
make-add-item = Ekle
make-new-item = Yeni
make-set-basemap = İşaretlerin altında ne olsun
make-help-basemap = Birlikte gelen zemin Suriye’yi yakından, dünyanın gerisini kabaca gösterir. Başka bir sitenin stili ya da karoları, haritanızı kimin okuduğunu o sitenin sunucusuna bildirir.
make-basemap-own = Birlikte gelen zemin
make-basemap-none = Hiçbir şey
make-basemap-style = Bir MapLibre stili
make-basemap-pmtiles = Sayfanın yanında bir karo arşivi (PMTiles)
make-basemap-light = Stil ya da açık renkli olanı
make-basemap-dark = Koyu temanın stili
make-basemap-credit = Harita kimin
make-basemap-archive = Arşivin adı
make-basemap-tiles = Bir sunucunun karoları
make-basemap-address = Karoların adresi, örneğin https://tiles.example/{"{z}/{x}/{y}"}.png
make-put-archive = Arşivi seç
make-overlays-about = İlçeler, kontrol hatları, sınırlar: GeoJSON olarak, okuyucuların açıp kapattığı alanlar, çizgiler ve noktalar.
make-put-overlay = GeoJSON dosyası ekle
make-overlay-from = Geçerliliğinin başladığı gün
make-overlay-to = Geçerliliğinin bittiği gün
make-overlay-source = Nereden geldiği
make-overlay-areas = Kayıtları bölgelerine göre say
make-set-credits = Haritanın teşekkür ettikleri
make-set-links = Haritanın yanındaki sayfalar
make-words = Sözler
make-link = Adres
make-set-license = Kayıtları kim, nasıl kullanabilir
make-license-none = Belirtilmemiş: bütün haklar sizin
make-license-other = Kendi sözlerinizle
make-license-other-words = Bize sorun
make-license-words = Kendi sözlerinizle lisans
make-set-contact = Okuyucu hatayı kime bildirir
make-help-contact = Bir e-posta adresi ya da https:// ile başlayan bir adres
make-accent-light = Açık zeminde bağlantıların ve düğmelerin rengi
make-accent-dark = koyu zeminde
make-accent-none = Sayfanın kendi renkleri
make-logo-none = Logo yok.
make-put-logo = Logo seç (PNG, JPEG, WebP)
make-look-about = Logo ve vurgu rengi, alacağınız siteye yazılır.
make-map-file = map.json
make-help-map-file = Burada alanı olmayanlar için: kodların sözleri (labels), bir stil dosyası, daha önce geri çekilen kayıtlar. Hepsi docs/map.md içinde anlatılıyor.
make-set-site-url = Haritanın bulunacağı adres
make-help-site-url = Örneğin https://example.org/map/. Adres verilince bağlantılar bir resim gösterir ve yeni kayıtlar için bir akış olur.
make-set-embed = Gömülü haritaya ne göstereceğini söyleyebilen sayfalar
make-help-embed = Her satıra bir köken, örneğin https://news.example. Haritayı her sayfa gösterebilir.
make-set-data-origins = Okuyucuların dosyalarını açabileceği başka siteler
make-help-data-origins = Her satıra bir köken.

## Before publishing

make-safe-about = Bir harita insanları tehlikeye atabilir ve bir kez yayımlanan geri alınamaz. Birini tehlikeye atabilecek şeyler burada. Her biri için karar verin: harita okurların ne göreceğini gösterir.
make-safe-by = Karar veren
make-safe-on = Hangi gün
make-safe-by-help = Taslakta kalır: okurlar görmez.
make-safe-by-needed = Bırakılan şey için ona bakan kişinin adı ve bir gün gerekir.
make-safe-n =
    { $count ->
        [0] Karar verilecek bir şey kalmadı
        [one] Karar verilecek bir şey var
       *[other] Karar verilecek { $count } şey var
    }
make-safe-kept-n =
    { $count ->
        [one] Bir tanesi kararla bırakıldı.
       *[other] { $count } tanesi kararla bırakıldı.
    }
make-safe-first = { $count } şeyin ilk { $shown } tanesi gösteriliyor. Karar verdikçe ötekiler gelir.
make-safe-all = { $count } tanesinin hepsi:
make-kind-more-exact = Bilindiğinden daha kesin söylenmiş
make-kind-exact-site = Evlerin, hastanelerin, sığınakların ve tehlikedeki kişilerin tam yerleri
make-kind-telephone = Telefon numaraları
make-kind-email = E-posta adresleri
make-kind-plate = Araç plakaları
make-kind-private-name = Özel kişilerin adını verebilecek sütunlar
make-kind-photo-position = Nerede çekildiğini söyleyen fotoğraflar
make-kind-no-source = Kaynağı olmayan kayıtlar
make-kind-unnamed-source = Kim olduğu bilinemeyen kaynaklar
make-do-blur-1-km = 1 km’ye bulanıklaştır
make-do-blur-10-km = 10 km’ye bulanıklaştır
make-do-blur-district = İlçeye bulanıklaştır: { $name }
make-do-leave-out = Kaydı dışarıda bırak
make-do-take-out = Kayıttan çıkar
make-do-column = Sütununu dışarıda bırak
make-do-name-source = Kaynağın adını ver
make-do-rewrite = Fotoğrafı kendisi hakkında söyledikleri olmadan yeniden kaydedin ve bunun yerine koyun.
make-do-keep = Olduğu gibi bırak
make-safe-no-district = İlçeye bulanıklaştırılamaz: { $why }.
make-safe-decided = Kararlarınız
make-safe-blurred = { $km } km’ye bulanıklaştırıldı.
make-safe-blurred-district = İlçesine bulanıklaştırıldı.
make-safe-left-out = Dışarıda bırakıldı: hiçbir şeyi yayımlanmaz.
make-safe-keeps = Bırakıldı: { $kinds }.
make-safe-with = “{ $other }” ile birlikte kaydırıldı, çünkü ikisi aynı yerde.
make-safe-place = Yerine yazılacak yer adı
make-safe-absent = Böyle bir kayıt artık yok; bu karar geri alınmadan hiçbir şey yayımlanamaz.
make-safe-back = Geri al
make-safe-more = { $count } tanesinin hepsini göster
make-safe-names = Kimsenin okumaması gereken adlar, her satıra bir tane
make-safe-names-help = Büyük küçük harfe bakılmadan bütün metinlerden çıkarılır. Başka yazımlar ve adın başka harflerle yazılışı ayrı adlardır.
make-safe-refused = Böyle yayımlanamaz: birisi bununla bulunabilir.
make-safe-notes = Yayımlamadan önce şuna bakın:
make-safe-links =
    { $count ->
        [one] Bir kaynağın arşivde kopyası yok
       *[other] { $count } kaynağın arşivde kopyası yok
    }
make-safe-links-about = Böyle bir kaynak, sayfası kapanınca kaybolur. Bir kopya arayın ya da yapın ve adresini tablonuza archive_url sütununa yazın. Bu sayfa onu kimseden istemez.
make-safe-memento = Arşivlerdeki kopyalar
make-safe-copy = Kopya yap
make-safe-unseen = Bu listenin göremedikleri

## Taking the site

make-site-about = Site, herhangi bir web sunucusunun olduğu gibi sunduğu bir dosya klasörüdür ve tek bir zip içindedir. İçinde haritanız, kayıtlarınız ve sayfa vardır; taslağın okuyucuların görmemesi gereken hiçbir parçası yoktur.
make-site-untitled = Haritanın henüz başlığı yok.
make-site-faults =
    { $count ->
        [one] Yaptığınız ayarlardan { $count } tanesi okunamıyor ve okuyuculara böyle bildirilirdi: önce onu düzeltin.
       *[other] Yaptığınız ayarlardan { $count } tanesi okunamıyor ve okuyuculara böyle bildirilirdi: önce onları düzeltin.
    }
make-site-undecided =
    { $count ->
        [one] Birini tehlikeye atabilecek bir şey için henüz karar verilmedi.
       *[other] Birini tehlikeye atabilecek { $count } şey için henüz karar verilmedi.
    }
make-save-first = Bazı kayıtlar bulanıklaştırıldı ya da dışarıda bırakıldı. Siteyi almadan önce taslağı kaydedin: kararlarınız ve noktaları kaydıran sır ondadır. O olmadan bir sonraki yayım noktaları başka yere kaydırır; iki nokta birden çok şey söyler.
make-save-draft = Taslağı kaydet
make-saved = Taslak şu anki hâliyle kaydedildi. Bu dosyayı asla yayımlamayın: ona sahip olan gerçek yerleri hesaplayabilir.
make-draft-suffix = TASLAK-YAYIMLAMAYIN
make-forget-secret = Noktalarınızı kaydıran sır yalnızca burada: önce “Siteyi al” altında taslağı kaydedin.
make-take = Zip dosyasını yap
make-taken = Site hazır, { $size } KB.
make-download = { $name } dosyasını indir
make-take-failed = Site yapılamadı: { $reason }
make-notes = Bu sırada not edilen { $count } şey
make-publish = Web’e koyun
make-host-netlify = Netlify: zip dosyasını açın, klasörü elle yayımlama sayfasına sürükleyin; _headers orada okunur.
make-host-cloudflare = Cloudflare Pages: zip dosyasını yeni bir projenin dosyaları olarak yükleyin; _headers orada okunur.
make-host-github = GitHub Pages: zip içindekileri boş bir .nojekyll dosyasıyla birlikte bir depoya koyun ve dalını yayımlayın.
make-host-server = Kendi sunucunuz: istediğiniz yola açın; nginx ve Caddy’ye ne söyleneceği hosting klasöründedir.
make-site-again = Daha sonra, herhangi bir cihazda sürdürmek için zip dosyasını burada yeniden açın. Adresi belli olunca Harita adımında belirtin ve siteyi yeniden alın.
