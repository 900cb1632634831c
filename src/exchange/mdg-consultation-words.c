#define G_LOG_DOMAIN "mdg-exchange"

#include "mdg-consultation-words.h"

#include "mdg-text.h"

#include <string.h>

#define AMBIGUOUS ""
#define MAX_LOOKED_UP 10000

struct _MdgConsultationWords
{
  GHashTable *codes;     /* "vocabulary/code" as a set */
  GHashTable *looked_up; /* "vocabulary/word" as it stands to code, "" for none: a list says the same over and over */
  GHashTable *strong;    /* "vocabulary/folded word" to code */
  GHashTable *weak;      /* the same for parts of labels; AMBIGUOUS where two terms share one */
  GHashTable *office;    /* the same for office_words */
};

typedef struct
{
  const char *vocabulary;
  const char *code;
  const char *words; /* separated by | */
} OfficeWord;

/* These three vocabularies are fixed. */
static const OfficeWord fixed_words[] = {
  { "sex", "m", "男|男性|m|male|おとこ|♂" },
  { "sex", "f", "女|女性|f|female|おんな|♀" },
  { "sex", "other", "その他" },
  { "sex", "unknown", "不明|不詳|?|-" },
  { "direction", "in", "in|受電|受信|来信|受|着信|入電|受付" },
  { "direction", "out", "out|架電|発信|架|送信|発" },
  { "consult_kind", "new", "new|新規|新|初回|初" },
  { "consult_kind", "repeat", "repeat|再相談|再|再来|再度|2回目以降" },
  { "consult_kind", "continue", "continue|継続|継|続き" },
};

static const OfficeWord office_words[] = {
  { "channel", "tel", "電話|tel|℡|電話相談|電話連絡|携帯|受電|架電|入電" },
  { "channel", "visit_in", "来所|来館|来所相談|窓口|来センター|面談|来訪" },
  { "channel", "home", "訪問|同行訪問|往訪|訪問・同行訪問|自宅訪問" },
  { "channel", "fax", "fax|ファックス|ファクス|ファクシミリ" },
  { "channel", "mail", "メール|mail|e-mail|eメール|電子メール" },
  { "channel", "ict", "ict|mcs|バイタルリンク|id-link|多職種連携システム" },
  { "channel", "letter", "文書|郵送|手紙|郵便" },
  { "channel", "web", "web|zoom|オンライン|web会議" },
  { "channel", "meet", "会議|カンファ|カンファレンス|担当者会議" },
  { "profession", "dr", "医師|dr|ドクター|主治医" },
  { "profession", "cm", "ケアマネ|ケアマネージャー|ケアマネジャー|cm|介護支援専門員|居宅ケアマネ" },
  { "profession", "cm_chief", "主任ケアマネ|主任cm|主任介護支援専門員" },
  { "profession", "msw", "msw|ソーシャルワーカー|医療相談員|sw(病院)" },
  { "profession", "ns", "看護師|ns|nrs" },
  { "profession", "ns_visit", "訪看|訪問看護|訪問看護師" },
  { "profession", "cgsc", "包括|包括職員|地域包括|地域包括支援センター" },
  { "profession", "pharm", "薬剤師|ph" },
  { "profession", "dent", "歯科医師|歯科医" },
  { "profession", "dh", "歯科衛生士|dh" },
  { "profession", "phn", "保健師|phn" },
  { "profession", "sw", "社会福祉士|sw" },
  { "profession", "helper", "ヘルパー|訪問介護員" },
  { "profession", "pt", "pt|理学療法士" },
  { "profession", "ot", "ot|作業療法士" },
  { "profession", "st", "st|言語聴覚士" },
  { "profession", "rd", "栄養士|管理栄養士" },
  { "profession", "minsei", "民生委員|民生" },
  { "profession", "city", "市職員|行政|市役所|市" },
  { "profession", "self", "本人|ご本人" },
  { "profession", "family", "家族|親族|ご家族|息子|娘|長男|長女|次男|次女|妻|夫|配偶者|母|父|兄|弟|姉|妹|嫁|孫" },
  { "profession", "neigh", "近隣|知人|友人|近所" },
  { "affil_kind", "hosp", "病院" },
  { "affil_kind", "clinic", "診療所|クリニック|医院" },
  { "affil_kind", "dclinic", "歯科|歯科医院|歯科診療所" },
  { "affil_kind", "pharmacy", "薬局|調剤薬局" },
  { "affil_kind", "vns", "訪看|訪問看護|訪看st|訪問看護st" },
  { "affil_kind", "cmo", "居宅|居宅介護支援|ケアマネ事業所|居宅支援事業所" },
  { "affil_kind", "cgsc", "包括|地域包括|高齢者いきいき安心センター" },
  { "affil_kind", "homecare", "訪問介護|ヘルパー事業所" },
  { "affil_kind", "dayserv", "デイ|デイサービス|通所介護|デイケア" },
  { "affil_kind", "facility", "施設|特養|老健|有料老人ホーム|サ高住|グループホーム" },
  { "affil_kind", "shakyo", "社協|社会福祉協議会" },
  { "affil_kind", "city", "市|市役所|行政|市町村" },
  { "affil_kind", "pref", "保健所|県" },
  { "affil_kind", "fire", "消防|救急|救急隊" },
  { "affil_kind", "none", "本人|家族|住民|市民|一般|個人|なし" },
  { "urgency", "u4", "緊急|即時|大至急|当日|即日" },
  { "urgency", "u3", "至急|急ぎ|高" },
  { "urgency", "u2", "準至急|早め|中" },
  { "urgency", "u1", "通常|普通|低|なし" },
  { "care_level", "unknown", "不明" },
  { "care_level", "none", "なし|無|未申請|認定なし" },
  { "care_level", "applying", "申請中|新規申請中" },
  { "care_level", "jiritsu", "自立|非該当" },
  { "care_level", "sogo", "事業対象|事業対象者|総合事業" },
  { "care_level", "s1", "要支援1|支1|支援1|要支1" },
  { "care_level", "s2", "要支援2|支2|支援2|要支2" },
  { "care_level", "k1", "要介護1|介1|介護1|要介1" },
  { "care_level", "k2", "要介護2|介2|介護2|要介2" },
  { "care_level", "k3", "要介護3|介3|介護3|要介3" },
  { "care_level", "k4", "要介護4|介4|介護4|要介4" },
  { "care_level", "k5", "要介護5|介5|介護5|要介5" },
};

/* Folded, without spaces: "ケア マネ" is one word. */
static char *
make_key (const char *vocabulary,
          const char *word)
{
  g_autofree char *folded = mdg_text_fold (word);
  g_autoptr (GString) key = g_string_new (vocabulary);

  g_string_append_c (key, '/');
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (key, g_utf8_get_char (p));

  return g_string_free (g_steal_pointer (&key), FALSE);
}

static void
claim (GHashTable *table,
       const char *vocabulary,
       const char *code,
       const char *word,
       gboolean is_shared_ambiguous)
{
  g_autofree char *key = make_key (vocabulary, word);
  const char *taken = g_hash_table_lookup (table, key);

  if (key[strlen (vocabulary) + 1] == '\0')
    return;
  if (taken == NULL)
    g_hash_table_insert (table, g_steal_pointer (&key), g_strdup (code));
  else if (is_shared_ambiguous && strcmp (taken, code) != 0)
    g_hash_table_insert (table, g_steal_pointer (&key), g_strdup (AMBIGUOUS));
}

static void
claim_all (GHashTable *table,
           const OfficeWord *entry)
{
  g_auto (GStrv) words = g_strsplit (entry->words, "|", -1);

  for (guint i = 0; words[i] != NULL; i++)
    claim (table, entry->vocabulary, entry->code, words[i], FALSE);
}

MdgConsultationWords *
mdg_consultation_words_new (void)
{
  MdgConsultationWords *self = g_new0 (MdgConsultationWords, 1);

  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->strong = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->looked_up = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->weak = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->office = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (fixed_words); i++)
    claim_all (self->strong, &fixed_words[i]);
  for (guint i = 0; i < G_N_ELEMENTS (office_words); i++)
    claim_all (self->office, &office_words[i]);

  return self;
}

void
mdg_consultation_words_free (MdgConsultationWords *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->looked_up);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->strong);
  g_hash_table_unref (self->weak);
  g_hash_table_unref (self->office);
  g_free (self);
}

/* "介護支援専門員（ケアマネジャー）" and "文書・郵送" by their parts. */
static void
add_parts (MdgConsultationWords *self,
           const char *vocabulary,
           const char *code,
           const char *word)
{
  g_autoptr (GString) plain = g_string_new (word);
  g_auto (GStrv) parts = NULL;

  g_string_replace (plain, "（", "・", 0);
  g_string_replace (plain, "）", "・", 0);
  g_string_replace (plain, "(", "・", 0);
  g_string_replace (plain, ")", "・", 0);
  g_string_replace (plain, "／", "・", 0);
  g_string_replace (plain, "、", "・", 0);
  parts = g_strsplit (plain->str, "・", -1);
  if (g_strv_length (parts) < 2)
    return;
  for (guint i = 0; parts[i] != NULL; i++)
    claim (self->weak, vocabulary, code, parts[i], TRUE);
}

void
mdg_consultation_words_add (MdgConsultationWords *self,
                            const char *vocabulary,
                            const char *code,
                            const char *word)
{
  g_return_if_fail (self != NULL && vocabulary != NULL && code != NULL);

  g_hash_table_remove_all (self->looked_up);
  g_hash_table_add (self->codes, g_strdup_printf ("%s/%s", vocabulary, code));
  claim (self->strong, vocabulary, code, code, FALSE);
  if (word == NULL || *word == '\0')
    return;
  claim (self->strong, vocabulary, code, word, FALSE);
  add_parts (self, vocabulary, code, word);
}

static const char *
find (MdgConsultationWords *self,
      const char *vocabulary,
      const char *word)
{
  g_autofree char *key = make_key (vocabulary, word);
  g_autofree char *known = NULL;
  const char *code = g_hash_table_lookup (self->strong, key);

  if (code != NULL)
    return code;

  code = g_hash_table_lookup (self->office, key);
  known = code != NULL ? g_strdup_printf ("%s/%s", vocabulary, code) : NULL;
  if (known != NULL && g_hash_table_contains (self->codes, known))
    return code;

  code = g_hash_table_lookup (self->weak, key);
  return code != NULL && *code != '\0' ? code : NULL;
}

static const char *
look_up (MdgConsultationWords *self,
         const char *vocabulary,
         const char *word)
{
  g_autofree char *normal = NULL;
  const char *code;
  const char *rest;

  code = find (self, vocabulary, word);
  if (code != NULL)
    return code;

  /* "1.電話", "①電話", "(1)電話" */
  normal = g_utf8_normalize (word, -1, G_NORMALIZE_ALL_COMPOSE);
  rest = normal != NULL ? normal + strspn (normal, "0123456789.(): )") : "";
  while (g_str_has_prefix (rest, "．") || g_str_has_prefix (rest, "、"))
    rest = g_utf8_next_char (rest);

  return *rest != '\0' && rest != normal ? find (self, vocabulary, rest) : NULL;
}

const char *
mdg_consultation_words_lookup (MdgConsultationWords *self,
                               const char *vocabulary,
                               const char *word)
{
  g_autofree char *key = NULL;
  const char *code;

  g_return_val_if_fail (self != NULL && vocabulary != NULL && word != NULL, NULL);

  key = g_strconcat (vocabulary, "/", word, NULL);
  code = g_hash_table_lookup (self->looked_up, key);
  if (code != NULL)
    return *code != '\0' ? code : NULL;

  code = look_up (self, vocabulary, word);
  if (g_hash_table_size (self->looked_up) < MAX_LOOKED_UP)
    g_hash_table_insert (self->looked_up, g_steal_pointer (&key), g_strdup (code != NULL ? code : ""));

  return code;
}
