#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-place-private.h"

#include "mdg-field.h"
#include "mdg-text.h"

#include <string.h>

void
mdg_place_free (MdgPlace *place)
{
  if (place == NULL)
    return;

  g_free (place->name);
  g_free (place->code);
  g_free (place->city);
  g_free (place->county);
  g_free (place->ward);
  g_free (place->city_code);
  mdg_geometry_free (place->shape);
  g_free (place);
}

/* "千葉県松戸市" and "松戸市" are the same. */
static char *
dup_without_prefecture (const char *name)
{
  static const char *const short_ones[] = { "北海道", "東京都", "京都府", "大阪府" };
  const char *end;

  if (name == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (short_ones); i++)
    if (g_str_has_prefix (name, short_ones[i]) && name[strlen (short_ones[i])] != '\0')
      return g_strdup (name + strlen (short_ones[i]));
  end = strstr (name, "県");
  if (end != NULL && g_utf8_pointer_to_offset (name, end) <= 3 && end[strlen ("県")] != '\0')
    return g_strdup (end + strlen ("県"));

  return g_strdup (name);
}

static char *
dup_city_code (const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  if ((length != 5 && length != 6) || strspn (text, "0123456789") != length)
    return NULL;

  return g_strndup (text, 5);
}

static void
read_municipality (MdgPlace *place,
                   const MdgFeature *feature)
{
  static const char *const codes[] = { "N03_007", "行政区域コード", "市区町村コード", "全国地方公共団体コード", "都道府県コード又は市区町村コード", "city_code", NULL };
  static const char *const names[] = { "N03_004", "市区町村名", "CITY_NAME", "CITYNAME", "GST_NAME", "city", NULL };
  const char *prefecture = mdg_feature_get (feature, "PREF");
  const char *city = mdg_feature_get (feature, "CITY");

  place->city = dup_without_prefecture (mdg_feature_get_any (feature, names));
  place->county = g_strdup (mdg_feature_get (feature, "N03_003"));
  place->ward = g_strdup (mdg_feature_get (feature, "N03_005"));
  place->city_code = dup_city_code (mdg_feature_get_any (feature, codes));
  if (place->city_code == NULL && prefecture != NULL && city != NULL)
    {
      g_autofree char *whole = g_strconcat (prefecture, city, NULL);

      place->city_code = dup_city_code (whole);
    }
}

static void
read_town (MdgPlace *place,
           const MdgFeature *feature)
{
  static const char *const names[] = { "S_NAME", "大字町丁目名", "大字・丁目名", "町丁字等名", "町丁字名", "町丁目名", "町丁目", "町丁名", "町名", "町丁", "町字名", "町", "地区名", "NAME", "MOJI", "town", "TOWN", "town_name", NULL };
  static const char *const codes[] = { "KEY_CODE", "大字町丁目コード", "町字ID", "町丁字コード", "町コード", "コード", "code", "CODE", NULL };

  place->name = g_strdup (mdg_feature_get_any (feature, names));
  place->code = g_strdup (mdg_feature_get_any (feature, codes));
  if (place->name != NULL || mdg_feature_get (feature, "KEY_CODE") != NULL)
    place->role = g_strcmp0 (mdg_feature_get (feature, "HCODE"), "8154") == 0 ? MDG_PLACE_WATER : MDG_PLACE_TOWN;
}

/* Figures as published: "1,234", "-" for none, "X" for withheld. */
static gint64
parse_people (const char *text)
{
  g_autofree char *plain = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *folded = NULL;
  char *end;
  double value;

  if (text == NULL)
    return MDG_NO_INTEGER;
  folded = mdg_text_fold (text);
  parts = g_strsplit (folded, ",", -1);
  plain = g_strjoinv ("", parts);

  if (strcmp (plain, "-") == 0)
    return 0;
  value = g_ascii_strtod (plain, &end);
  if (end == plain || (*end != '\0' && strcmp (end, "人") != 0) || value < 0 || value > 1e9)
    return MDG_NO_INTEGER;

  return (gint64) (value + 0.5);
}

typedef struct
{
  gint64 sum;
  gboolean found;
} Sum;

static void
add_people (Sum *sum,
            gint64 people)
{
  if (people == MDG_NO_INTEGER)
    return;

  sum->sum += people;
  sum->found = TRUE;
}

/* "65歳以上" has 65 and G_MAXINT, "65~69歳" both ends; FALSE when the name is of no age. */
static gboolean
parse_ages (const char *folded,
            int *from,
            int *to)
{
  const char *at = folded + strcspn (folded, "0123456789");
  char *end;

  if (*at == '\0' || strstr (folded, "歳") == NULL)
    return FALSE;
  *from = (int) g_ascii_strtoll (at, &end, 10);
  *to = *from;
  if (strstr (end, "以上") != NULL)
    *to = G_MAXINT;
  else
    {
      at = end + strcspn (end, "0123456789");
      if (*at != '\0')
        *to = (int) g_ascii_strtoll (at, NULL, 10);
    }

  return TRUE;
}

/* Men, women and other things that are counted beside the people. */
static gboolean
is_of_all (const char *folded)
{
  static const char *const others[] = { "男", "女", "世帯", "割合", "率", "平均", "年齢不詳", "外国人", "%" };

  if (strstr (folded, "男女") != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strstr (folded, others[i]) != NULL)
      return FALSE;

  return TRUE;
}

static gboolean
is_total (const char *folded)
{
  static const char *const names[] = { "人口", "総人口", "人口総数", "人口計", "総数", "計", "合計", "jinko", "population", "total", "総数、年齢「不詳」含む", "人口(人)", "人口(総数)" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = mdg_text_fold (names[i]);

      if (strcmp (folded, name) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
read_people (MdgPlace *place,
             const MdgFeature *feature)
{
  Sum bands_65 = { 0 };
  Sum bands_75 = { 0 };

  place->people = place->people_65 = place->people_75 = MDG_NO_INTEGER;
  for (guint i = 0; i < feature->names->len; i++)
    {
      g_autofree char *folded = mdg_text_fold (feature->names->pdata[i]);
      gint64 people = parse_people (feature->values->pdata[i]);
      int from;
      int to;

      if (!is_of_all (folded))
        continue;
      if (is_total (folded) && place->people == MDG_NO_INTEGER)
        place->people = people;
      if (strcmp (folded, "population_65") == 0)
        place->people_65 = people;
      if (strcmp (folded, "population_75") == 0)
        place->people_75 = people;
      if (!parse_ages (folded, &from, &to))
        continue;
      if (from == 65 && to == G_MAXINT)
        place->people_65 = people;
      else if (from == 75 && to == G_MAXINT)
        place->people_75 = people;
      else if (from >= 65 && (to < G_MAXINT || from >= 80) && to - from != 9)
        {
          add_people (&bands_65, people);
          if (from >= 75)
            add_people (&bands_75, people);
        }
    }
  if (place->people_65 == MDG_NO_INTEGER && bands_65.found)
    place->people_65 = bands_65.sum;
  if (place->people_75 == MDG_NO_INTEGER && bands_75.found)
    place->people_75 = bands_75.sum;
}

MdgPlace *
mdg_place_new_for_feature (const MdgFeature *feature)
{
  static const char *const names[] = { "name", "名称", "Name", "label", NULL };
  MdgPlace *place = g_new0 (MdgPlace, 1);

  place->number = feature->number;
  place->point = feature->point;
  place->has_point = feature->has_point;
  read_municipality (place, feature);
  read_town (place, feature);
  if (place->role == MDG_PLACE_UNKNOWN && (mdg_feature_get (feature, "N03_001") != NULL || place->city != NULL || place->city_code != NULL))
    place->role = MDG_PLACE_MUNICIPALITY;
  if (place->name == NULL)
    place->name = g_strdup (mdg_feature_get_any (feature, names));
  if (place->city == NULL && place->role != MDG_PLACE_TOWN)
    place->city = dup_without_prefecture (place->name);
  read_people (place, feature);

  return place;
}
