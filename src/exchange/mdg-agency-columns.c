#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-agency-columns.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As mdg_agency_columns_fold leaves them. */
static const struct
{
  const char *head;
  MdgAgencyColumn column;
} heads[] = {
  { "事業所名", MDG_AGENCY_COLUMN_NAME },
  { "事業所名称", MDG_AGENCY_COLUMN_NAME },
  { "事業所の名称", MDG_AGENCY_COLUMN_NAME },
  { "介護サービス事業所名称", MDG_AGENCY_COLUMN_NAME },
  { "名称", MDG_AGENCY_COLUMN_NAME },
  { "正式名称", MDG_AGENCY_COLUMN_NAME },
  { "施設名", MDG_AGENCY_COLUMN_NAME },
  { "施設名称", MDG_AGENCY_COLUMN_NAME },
  { "医療機関名", MDG_AGENCY_COLUMN_NAME },
  { "医療機関名称", MDG_AGENCY_COLUMN_NAME },
  { "薬局名", MDG_AGENCY_COLUMN_NAME },
  { "ステーション名", MDG_AGENCY_COLUMN_NAME },
  { "事業所名カナ", MDG_AGENCY_COLUMN_KANA },
  { "事業所名フリガナ", MDG_AGENCY_COLUMN_KANA },
  { "介護サービス事業所名称カナ", MDG_AGENCY_COLUMN_KANA },
  { "名称カナ", MDG_AGENCY_COLUMN_KANA },
  { "施設名称カナ", MDG_AGENCY_COLUMN_KANA },
  { "医療機関名カナ", MDG_AGENCY_COLUMN_KANA },
  { "正式名称フリガナ", MDG_AGENCY_COLUMN_KANA },
  { "フリガナ", MDG_AGENCY_COLUMN_KANA },
  { "ふりがな", MDG_AGENCY_COLUMN_KANA },
  { "カナ", MDG_AGENCY_COLUMN_KANA },
  { "都道府県コード又は市町村コード", MDG_AGENCY_COLUMN_MUNICIPALITY_CODE },
  { "都道府県コード又は市区町村コード", MDG_AGENCY_COLUMN_MUNICIPALITY_CODE },
  { "所在地全国地方公共団体コード", MDG_AGENCY_COLUMN_MUNICIPALITY_CODE },
  { "全国地方公共団体コード", MDG_AGENCY_COLUMN_MUNICIPALITY_CODE },
  { "都道府県コード", MDG_AGENCY_COLUMN_PREFECTURE_CODE },
  { "市区町村コード", MDG_AGENCY_COLUMN_CITY_CODE },
  { "no", MDG_AGENCY_COLUMN_ENTRY },
  { "id", MDG_AGENCY_COLUMN_ENTRY },
  { "都道府県名", MDG_AGENCY_COLUMN_PREFECTURE },
  { "所在地都道府県", MDG_AGENCY_COLUMN_PREFECTURE },
  { "市区町村名", MDG_AGENCY_COLUMN_CITY },
  { "所在地市区町村", MDG_AGENCY_COLUMN_CITY },
  { "サービスの種類", MDG_AGENCY_COLUMN_SERVICE },
  { "実施サービス", MDG_AGENCY_COLUMN_SERVICE },
  { "サービス種類", MDG_AGENCY_COLUMN_SERVICE },
  { "サービス種別", MDG_AGENCY_COLUMN_SERVICE },
  { "サービス", MDG_AGENCY_COLUMN_SERVICE },
  { "医療機関の種類", MDG_AGENCY_COLUMN_KIND },
  { "機関区分", MDG_AGENCY_COLUMN_KIND },
  { "住所", MDG_AGENCY_COLUMN_ADDRESS },
  { "所在地", MDG_AGENCY_COLUMN_ADDRESS },
  { "所在地連結表記", MDG_AGENCY_COLUMN_ADDRESS },
  { "所在地町字", MDG_AGENCY_COLUMN_STREET },
  { "所在地番地以下", MDG_AGENCY_COLUMN_BLOCK },
  { "方書", MDG_AGENCY_COLUMN_BUILDING },
  { "方書ビル名等", MDG_AGENCY_COLUMN_BUILDING },
  { "建物名等方書", MDG_AGENCY_COLUMN_BUILDING },
  { "緯度", MDG_AGENCY_COLUMN_LATITUDE },
  { "所在地座標緯度", MDG_AGENCY_COLUMN_LATITUDE },
  { "経度", MDG_AGENCY_COLUMN_LONGITUDE },
  { "所在地座標経度", MDG_AGENCY_COLUMN_LONGITUDE },
  { "電話番号", MDG_AGENCY_COLUMN_PHONE },
  { "電話", MDG_AGENCY_COLUMN_PHONE },
  { "tel", MDG_AGENCY_COLUMN_PHONE },
  { "内線番号", MDG_AGENCY_COLUMN_EXTENSION },
  { "fax番号", MDG_AGENCY_COLUMN_FAX },
  { "fax", MDG_AGENCY_COLUMN_FAX },
  { "ファックス番号", MDG_AGENCY_COLUMN_FAX },
  { "連絡先メールアドレス", MDG_AGENCY_COLUMN_EMAIL },
  { "メールアドレス", MDG_AGENCY_COLUMN_EMAIL },
  { "法人番号", MDG_AGENCY_COLUMN_CORPORATION_NUMBER },
  { "法人の名称", MDG_AGENCY_COLUMN_CORPORATION },
  { "法人名", MDG_AGENCY_COLUMN_CORPORATION },
  { "開設者氏名", MDG_AGENCY_COLUMN_CORPORATION },
  { "郵便番号", MDG_AGENCY_COLUMN_POSTAL },
  { "事業所番号", MDG_AGENCY_COLUMN_NUMBER },
  { "介護保険事業所番号", MDG_AGENCY_COLUMN_NUMBER },
  { "医療機関コード", MDG_AGENCY_COLUMN_MEDICAL_CODE },
  { "利用可能曜日", MDG_AGENCY_COLUMN_DAYS },
  { "診療曜日", MDG_AGENCY_COLUMN_DAYS },
  { "診療開始時間", MDG_AGENCY_COLUMN_FROM },
  { "診療終了時間", MDG_AGENCY_COLUMN_TO },
  { "利用可能曜日特記事項", MDG_AGENCY_COLUMN_DAYS_NOTE },
  { "診療日時特記事項", MDG_AGENCY_COLUMN_DAYS_NOTE },
  { "時間外における対応", MDG_AGENCY_COLUMN_AFTER_HOURS },
  { "営業時間", MDG_AGENCY_COLUMN_HOURS },
  { "営業日時", MDG_AGENCY_COLUMN_HOURS },
  { "診療時間", MDG_AGENCY_COLUMN_HOURS },
  { "受付時間", MDG_AGENCY_COLUMN_HOURS },
  { "診療科目", MDG_AGENCY_COLUMN_DEPARTMENTS },
  { "診療科目名", MDG_AGENCY_COLUMN_DEPARTMENT },
  { "病床数", MDG_AGENCY_COLUMN_BEDS },
  { "合計病床数", MDG_AGENCY_COLUMN_BEDS },
  { "定員", MDG_AGENCY_COLUMN_CAPACITY },
  { "url", MDG_AGENCY_COLUMN_URL },
  { "案内用ホームページアドレス", MDG_AGENCY_COLUMN_URL },
  { "薬局のホームページアドレス", MDG_AGENCY_COLUMN_URL },
  { "ホームページ", MDG_AGENCY_COLUMN_URL },
  { "備考", MDG_AGENCY_COLUMN_NOTE },
  { "対応エリア", MDG_AGENCY_COLUMN_AREA },
  { "対応可能エリア", MDG_AGENCY_COLUMN_AREA },
  { "訪問エリア", MDG_AGENCY_COLUMN_AREA },
  { "訪問可能範囲", MDG_AGENCY_COLUMN_AREA },
  { "送迎範囲", MDG_AGENCY_COLUMN_AREA },
  { "24時間対応", MDG_AGENCY_COLUMN_DAY_AND_NIGHT },
  { "24時間対応の有無", MDG_AGENCY_COLUMN_DAY_AND_NIGHT },
  { "空き状況", MDG_AGENCY_COLUMN_VACANCY },
  { "受入状況", MDG_AGENCY_COLUMN_VACANCY },
  { "空き数", MDG_AGENCY_COLUMN_VACANCY_COUNT },
  { "受入可能人数", MDG_AGENCY_COLUMN_VACANCY_COUNT },
  { "ケアマネジャー数", MDG_AGENCY_COLUMN_STAFF_COUNT },
  { "介護支援専門員数", MDG_AGENCY_COLUMN_STAFF_COUNT },
  { "職員数", MDG_AGENCY_COLUMN_STAFF_COUNT },
  { "メッセージ", MDG_AGENCY_COLUMN_MESSAGE },
  { "院長メッセージ", MDG_AGENCY_COLUMN_MESSAGE },
  { "pr", MDG_AGENCY_COLUMN_MESSAGE },
  { "pr文", MDG_AGENCY_COLUMN_MESSAGE },
  { "主な疾患", MDG_AGENCY_COLUMN_DISEASES },
  { "主な状態・疾患", MDG_AGENCY_COLUMN_DISEASES },
  { "情報提供の可否", MDG_AGENCY_COLUMN_CONSENT },
  { "情報提供の同意", MDG_AGENCY_COLUMN_CONSENT },
  { "公開の可否", MDG_AGENCY_COLUMN_CONSENT },
  { "掲載の可否", MDG_AGENCY_COLUMN_CONSENT },
  { "回答日", MDG_AGENCY_COLUMN_ANSWERED_ON },
  { "記入日", MDG_AGENCY_COLUMN_ANSWERED_ON },
  { "調査日", MDG_AGENCY_COLUMN_ANSWERED_ON },
};

/* The beginning of the official name; what is longer stands first. */
static const struct
{
  const char *name;
  const char *official;
  const char *service;
} services[] = {
  { "短期入所療養介護(介護医療院", "551", "shortmed" },
  { "短期入所療養介護(療養病床", "230", "shortmed" },
  { "地域密着型介護老人福祉施設", "540", "tokuyo" },
  { "地域密着型特定施設入居者生活介護", "361", "tokutei" },
  { "定期巡回・随時対応型訪問介護看護", "760", "round" },
  { "看護小規模多機能型居宅介護", "770", "kantaki" },
  { "複合型サービス", "770", "kantaki" },
  { "小規模多機能型居宅介護", "730", "shotaki" },
  { "認知症対応型共同生活介護", "320", "gh" },
  { "認知症対応型通所介護", "720", "daydem" },
  { "特定施設入居者生活介護", "331", "tokutei" },
  { "通所リハビリテーション", "160", "dayrehab" },
  { "訪問リハビリテーション", "140", "rehab" },
  { "夜間対応型訪問介護", "710", "night" },
  { "地域密着型通所介護", "780", "day" },
  { "介護療養型医療施設", "530", "iryoin" },
  { "短期入所療養介護", "220", "shortmed" },
  { "短期入所生活介護", "210", "short" },
  { "介護老人福祉施設", "510", "tokuyo" },
  { "介護老人保健施設", "520", "roken" },
  { "特定福祉用具販売", "410", "equip" },
  { "居宅介護支援", "430", "cmo" },
  { "介護予防支援", "", "cgsc" },
  { "訪問入浴介護", "120", "bath" },
  { "療養通所介護", "155", "daymed" },
  { "福祉用具貸与", "170", "equip" },
  { "介護医療院", "550", "iryoin" },
  { "通所介護", "150", "day" },
  { "訪問看護", "130", "vns" },
  { "訪問介護", "110", "help" },
};

/* Services that make an agency what it is called. */
static const struct
{
  const char *service;
  const char *kind;
} kinds[] = {
  { "vns", "vns" },
  { "vns24", "vns" },
  { "cmo", "cmo" },
  { "cgsc", "cgsc" },
  { "help", "homecare" },
  { "night", "homecare" },
  { "bath", "bath" },
  { "day", "dayserv" },
  { "daymed", "dayserv" },
  { "dayrehab", "dayserv" },
  { "daydem", "dayserv" },
  { "short", "short" },
  { "shortmed", "short" },
  { "kantaki", "multi" },
  { "shotaki", "multi" },
  { "round", "multi" },
  { "equip", "equip" },
  { "tokuyo", "fac_ltc" },
  { "roken", "fac_ltc" },
  { "iryoin", "fac_ltc" },
  { "tokutei", "fac_senior" },
  { "gh", "gh" },
  { "dis", "dis" },
};

static const char *const prefectures[] = {
  "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県", "埼玉県", "千葉県",
  "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県",
  "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県",
  "香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県"
};

char *
mdg_agency_columns_fold (const char *head)
{
  static const char *const dropped[] = { " ", "\n", "\t", "_", "(", ")", "※", "*", "[", "]", "【", "】", NULL };
  g_autofree char *normal = g_utf8_normalize (head, -1, G_NORMALIZE_NFKC);
  g_autofree char *lower = normal != NULL ? g_utf8_strdown (normal, -1) : g_strdup ("");
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      char character[7] = { 0 };

      memcpy (character, p, (gsize) (g_utf8_next_char (p) - p));
      if (!g_strv_contains (dropped, character))
        g_string_append (folded, character);
    }

  return g_string_free (g_steal_pointer (&folded), FALSE);
}

MdgAgencyColumn
mdg_agency_columns_find (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (g_str_equal (heads[i].head, folded))
      return heads[i].column;

  return MDG_AGENCY_COLUMN_NONE;
}

const char *
mdg_agency_columns_find_service (const char *name,
                                 const char **official)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_NFKC);
  const char *plain = normal != NULL ? g_strstrip (normal) : "";
  gsize length = strlen ("介護予防");

  /* "介護予防支援" is a service of its own. */
  if (g_str_has_prefix (plain, "介護予防") && !g_str_has_prefix (plain, "介護予防支援"))
    plain += length;
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    if (g_str_has_prefix (plain, services[i].name) || (services[i].official[0] != '\0' && g_str_equal (plain, services[i].official)))
      {
        *official = services[i].official;
        return services[i].service;
      }

  return NULL;
}

const char *
mdg_agency_columns_find_medical_kind (const char *name)
{
  static const struct
  {
    const char *part;
    const char *kind;
  } known[] = {
    { "歯科", "dclinic" },
    { "診療所", "clinic" },
    { "クリニック", "clinic" },
    { "病院", "hosp" },
    { "薬局", "pharmacy" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strstr (name, known[i].part) != NULL)
      return known[i].kind;

  return NULL;
}

const char *
mdg_agency_columns_get_kind (const char *service)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].service, service) == 0)
      return kinds[i].kind;

  return NULL;
}

static guint
find_prefecture (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (prefectures); i++)
    if (g_str_equal (prefectures[i], name))
      return i + 1;

  return 0;
}

static int
get_check_digit (const char *digits)
{
  int sum = 0;

  for (int i = 0; i < 5; i++)
    sum += (6 - i) * (digits[i] - '0');

  return (11 - sum % 11) % 10;
}

char *
mdg_municipality_code_read (const char *typed,
                            const char *prefecture,
                            GError **error)
{
  g_autofree char *normal = g_utf8_normalize (typed, -1, G_NORMALIZE_NFKC);
  g_autofree char *digits = g_strstrip (g_strdup (normal != NULL ? normal : ""));
  guint number = find_prefecture (prefecture);
  gsize length = strlen (digits);
  g_autofree char *padded = NULL;

  if (length < 4 || length > 6 || strspn (digits, "0123456789") != length)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” is no code of a municipality; it has five or six digits."), typed);
      return NULL;
    }
  /* A spreadsheet takes the zero of Hokkaido to Tochigi. */
  if (length == 4 || (length == 5 && number > 0 && number < 10 && (guint) (digits[0] - '0') == number))
    padded = g_strconcat ("0", digits, NULL);
  else
    padded = g_strdup (digits);
  if (strlen (padded) == 6 && padded[5] - '0' != get_check_digit (padded))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The code of the municipality “%s” has a wrong check digit; %.5s%d would be right."), typed, padded, get_check_digit (padded));
      return NULL;
    }
  padded[5] = '\0';

  return g_steal_pointer (&padded);
}
