#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-leak-register.h"

#include "mdg-area.h"
#include "mdg-leak-query.h"
#include "mdg-text.h"

#include <string.h>

/* Endings by which a word of a text is a house and not a person. */
static const char *const houses[] = { "病院", "医院", "診療所", "クリニック", "内科", "外科", "歯科", "薬局", "センター", "事業所", "ステーション", "ケアマネ", "苑", "園", "ホーム" };

/* Who is meant by a word behind a name, and is none itself. */
static const char *const callings[] = { "医師", "先生", "看護師", "相談員", "ケアマネジャー", "ケアマネ", "CM", "さん", "様", "氏", "室", "課", "窓口" };

static gboolean
is_house (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (houses); i++)
    if (strstr (word, houses[i]) != NULL)
      return TRUE;

  return FALSE;
}

static void
cut_calling (char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (callings); i++)
    if (g_str_has_suffix (word, callings[i]) && strlen (word) > strlen (callings[i]))
      word[strlen (word) - strlen (callings[i])] = '\0';
}

/* 「川辺クリニック 甲野医師」: houses and people in one field. */
static void
add_mixed (MdgLeakDictionary *dictionary,
           const char *text)
{
  g_auto (GStrv) words = g_regex_split_simple ("[\\s・、，,（）()/／]+", text, 0, 0);

  for (char **word = words; word != NULL && *word != NULL; word++)
    {
      if (is_house (*word))
        {
          mdg_leak_dictionary_add_place (dictionary, MDG_LEAK_AGENCY, *word, NULL);
          continue;
        }
      cut_calling (*word);
      if (g_utf8_strlen (*word, -1) > 1)
        mdg_leak_dictionary_add_person (dictionary, MDG_LEAK_DOCTOR, *word, NULL);
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
      mdg_leak_dictionary_add_place (dictionary, MDG_LEAK_AGENCY, first, NULL);
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

static gboolean
allow_areas (MdgLeakDictionary *dictionary,
             MdgWorkspace *workspace,
             GError **error)
{
  g_autoptr (GPtrArray) areas = mdg_workspace_list (workspace, MDG_KIND_AREA, error);

  for (guint i = 0; areas != NULL && i < areas->len; i++)
    {
      mdg_leak_dictionary_allow (dictionary, mdg_record_get_text (areas->pdata[i], MDG_AREA_NAME));
      mdg_leak_dictionary_allow (dictionary, mdg_record_get_text (areas->pdata[i], MDG_AREA_WIDE_AREA));
    }

  return areas != NULL;
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

  return allow_areas (dictionary, workspace, error) && allow_labels (dictionary, workspace, error) ? g_steal_pointer (&dictionary) : NULL;
}
