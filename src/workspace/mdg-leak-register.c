#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-leak-register.h"

#include "mdg-leak-query.h"

#include <string.h>

/* By which a word of a text is a house and not a person. */
static const char *const houses[] = { "病院", "医院", "診療所", "クリニック", "内科", "外科", "歯科", "薬局", "センター", "事業所", "ステーション", "ホーム", "苑", "園" };

/* Of which the first word is the house, and what follows one of its shops. */
static const char *const chains[] = { "病院", "医院", "診療所", "クリニック", "薬局", "歯科" };

/* Who is meant by a word behind a name, and is none itself. */
static const char *const callings[] = { "ケアマネジャー", "ケアマネ", "相談員", "看護師", "保健師", "薬剤師", "歯科医師", "医師", "管理者", "センター長", "院長", "所長", "先生", "CM", "さん", "様", "氏" };

static gboolean
has_any (const char *word,
         const char *const *parts,
         gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (strstr (word, parts[i]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
cut_calling (char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (callings); i++)
    if (g_str_has_suffix (word, callings[i]) && strlen (word) > strlen (callings[i]))
      {
        word[strlen (word) - strlen (callings[i])] = '\0';
        return TRUE;
      }

  return FALSE;
}

/* 「甲野 医師」: the calling stands by itself. */
static gboolean
is_calling (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (callings); i++)
    if (g_str_equal (word, callings[i]))
      return TRUE;

  return FALSE;
}

/* Says who it is to somebody, and not who: 主治医の医院, 担当CM, 長男. */
static gboolean
is_role (const char *word)
{
  return g_str_has_prefix (word, "主治医") || g_str_has_prefix (word, "担当") || strstr (word, "の担当") != NULL;
}

static void
add_agency (MdgLeakDictionary *dictionary,
            const char *name)
{
  const char *gap = strpbrk (name, " (");
  const char *wide = strstr (name, "（");
  const char *wide_gap = strstr (name, "　");
  const char *end = gap != NULL ? gap : wide;
  g_autofree char *first = NULL;

  mdg_leak_dictionary_add_place (dictionary, MDG_LEAK_AGENCY, name, NULL);
  if (wide != NULL && (end == NULL || wide < end))
    end = wide;
  if (wide_gap != NULL && (end == NULL || wide_gap < end))
    end = wide_gap;
  if (end == NULL)
    return;

  /* 「かくう薬局 小原店」 is known by its first word, 「…センター（見本）」 without what stands in brackets. */
  first = g_strndup (name, (gsize) (end - name));
  if (*end == '(' || end == wide || has_any (first, chains, G_N_ELEMENTS (chains)))
    mdg_leak_dictionary_add_place (dictionary, MDG_LEAK_AGENCY, first, NULL);
}

/* 「かくう診療所 丁原 ハル」, 「甲野医師」: houses and people in one field. A word alone that nothing marks as a name is
   none. */
static void
add_mixed (MdgLeakDictionary *dictionary,
           const char *text)
{
  g_auto (GStrv) words = g_regex_split_simple ("[\\s・、，,（）()/／]+", text, 0, 0);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  gboolean is_called = FALSE;

  for (char **word = words; word != NULL && *word != NULL; word++)
    {
      if (**word == '\0' || is_role (*word))
        continue;
      if (is_calling (*word))
        {
          is_called = TRUE;
          continue;
        }
      if (has_any (*word, houses, G_N_ELEMENTS (houses)))
        {
          mdg_leak_dictionary_add_place (dictionary, MDG_LEAK_AGENCY, *word, NULL);
          continue;
        }
      is_called = cut_calling (*word) || is_called;
      g_ptr_array_add (names, *word);
    }
  if (names->len == 2 || (names->len == 1 && is_called))
    {
      g_autofree char *name = g_strjoin (" ", names->pdata[0], names->len == 2 ? names->pdata[1] : NULL, NULL);

      mdg_leak_dictionary_add_person (dictionary, MDG_LEAK_DOCTOR, name, NULL);
    }
}

static void
add_source (MdgLeakSource source,
            const char *first,
            const char *second,
            gpointer data)
{
  MdgLeakDictionary *dictionary = data;

  switch (source)
    {
    case MDG_LEAK_SOURCE_SUBJECT:
      mdg_leak_dictionary_add_person (dictionary, MDG_LEAK_SUBJECT, first, second);
      break;

    case MDG_LEAK_SOURCE_FAMILY:
      mdg_leak_dictionary_add_person (dictionary, MDG_LEAK_FAMILY, first, second);
      break;

    case MDG_LEAK_SOURCE_CONSULTER:
      mdg_leak_dictionary_add_person (dictionary, MDG_LEAK_CONSULTER, first, second);
      break;

    case MDG_LEAK_SOURCE_STAFF:
      mdg_leak_dictionary_add_person (dictionary, MDG_LEAK_STAFF, first, second);
      break;

    case MDG_LEAK_SOURCE_DOCTOR:
      add_mixed (dictionary, first);
      break;

    case MDG_LEAK_SOURCE_PHONE:
      mdg_leak_dictionary_add_phone (dictionary, first);
      break;

    case MDG_LEAK_SOURCE_ADDRESS:
      mdg_leak_dictionary_add_address (dictionary, first);
      break;

    case MDG_LEAK_SOURCE_TOWN:
      mdg_leak_dictionary_add_place (dictionary, MDG_LEAK_TOWN, first, second);
      break;

    case MDG_LEAK_SOURCE_AGENCY:
      add_agency (dictionary, first);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
allow_centre (MdgLeakDictionary *dictionary,
              MdgWorkspace *workspace)
{
  static const guint fields[] = { MDG_CENTRE_NAME, MDG_CENTRE_CITY, MDG_CENTRE_ADDRESS, MDG_CENTRE_PHONE, MDG_CENTRE_FAX, MDG_CENTRE_HOURS, MDG_CENTRE_ADDRESSEE, MDG_CENTRE_SUPPORT_DOCTOR };
  MdgRecord *centre = MDG_RECORD (mdg_workspace_get_centre (workspace));
  g_autofree char *near = NULL;
  g_autofree char *day = NULL;
  MdgDate today;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    mdg_leak_dictionary_allow (dictionary, mdg_record_get_text (centre, fields[i]));

  mdg_workspace_get_today (workspace, &today);
  near = mdg_date_format_short (&today);
  day = mdg_date_format_long (&today);
  mdg_leak_dictionary_allow (dictionary, near);
  mdg_leak_dictionary_allow (dictionary, day);
}

/* What a centre calls a class itself is read like any text: somebody may have typed a name. */
static gboolean
allow_labels (MdgLeakDictionary *dictionary,
              MdgWorkspace *workspace,
              GError **error)
{
  g_autoptr (GPtrArray) terms = mdg_workspace_list (workspace, MDG_KIND_TERM, error);

  for (guint i = 0; terms != NULL && i < terms->len; i++)
    {
      if (g_str_has_prefix (mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE), "U-"))
        continue;
      mdg_leak_dictionary_allow (dictionary, mdg_record_get_text (terms->pdata[i], MDG_TERM_LABEL));
      mdg_leak_dictionary_allow (dictionary, mdg_record_get_text (terms->pdata[i], MDG_TERM_SHORT));
    }

  return terms != NULL;
}

MdgLeakDictionary *
mdg_leak_register_load (MdgWorkspace *workspace,
                        GError **error)
{
  g_autoptr (MdgLeakDictionary) dictionary = mdg_leak_dictionary_new ();

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  if (!mdg_leak_query_each (mdg_workspace_get_store (workspace), add_source, dictionary, error))
    return NULL;

  allow_centre (dictionary, workspace);

  return allow_labels (dictionary, workspace, error) ? g_steal_pointer (&dictionary) : NULL;
}
