#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-forms-private.h"

#include "mdg-describe.h"
#include "mdg-referral-code.h"
#include "mdg-referral.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Texts that stand on the form as they are; the free ones may name the person. */
static const struct
{
  const char *key;
  guint field;
  gboolean is_free;
} texts[] = {
  { "requester.affiliation", MDG_REFERRAL_AFFILIATION },
  { "requester.name", MDG_REFERRAL_REQUESTER_NAME },
  { "requester.phone", MDG_REFERRAL_PHONE },
  { "requester.fax", MDG_REFERRAL_FAX },
  { "requester.mobile", MDG_REFERRAL_MOBILE },
  { "reason.other", MDG_REFERRAL_REASON_TEXT, TRUE },
  { "request.text", MDG_REFERRAL_REQUEST_TEXT, TRUE },
  { "doctor.name", MDG_REFERRAL_DOCTOR },
  { "life.text", MDG_REFERRAL_LIFE_HISTORY, TRUE },
  { "family.text", MDG_REFERRAL_FAMILY_VIEW, TRUE },
  { "money.text", MDG_REFERRAL_MONEY_TEXT, TRUE },
};

typedef struct
{
  MdgWorkspace *workspace;
  MdgRecord *referral;
  MdgFormData *data;
  gboolean fax;
  char *fax_name;
} Fill;

/* The text as it may stand on this form. */
static char *
dup_allowed (Fill *fill,
             const char *text)
{
  MdgRecord *referral = fill->referral;

  if (!fill->fax)
    return g_strdup (text);

  return mdg_forms_mask_name (text, mdg_record_get_text (referral, MDG_REFERRAL_SUBJECT_NAME), mdg_record_get_text (referral, MDG_REFERRAL_SUBJECT_KANA), fill->fax_name);
}

static const char *
get_label (Fill *fill,
           const char *vocabulary,
           const char *code)
{
  return mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (fill->workspace), vocabulary, code, 0);
}

static const char *
get_short (Fill *fill,
           const char *vocabulary,
           guint field)
{
  return mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (fill->workspace), vocabulary, mdg_record_get_text (fill->referral, field), 0);
}

static void
tick (Fill *fill,
      const char *key,
      guint field)
{
  const char *code = mdg_record_get_text (fill->referral, field);

  if (code != NULL)
    mdg_form_data_tick (fill->data, key, code);
}

static void
tick_all (Fill *fill,
          const char *key,
          guint field)
{
  g_auto (GStrv) codes = mdg_record_dup_codes (fill->referral, field);

  for (guint i = 0; codes[i] != NULL; i++)
    mdg_form_data_tick (fill->data, key, codes[i]);
}

/* 有 for a level; 無 for what is known to be none, with the state in words; nothing for 不明. An application under way is written in the
   margin. */
static void
fill_care (Fill *fill)
{
  const char *level = mdg_record_get_text (fill->referral, MDG_REFERRAL_CARE_LEVEL);
  const char *flag = mdg_record_get_text (fill->referral, MDG_REFERRAL_CARE_FLAG);
  gboolean applies = g_strcmp0 (flag, "applying") == 0;
  gboolean is_certified = level != NULL && (level[0] == 's' || level[0] == 'k') && g_ascii_isdigit (level[1]);
  const char *note = NULL;

  if (is_certified)
    {
      const char group[] = { level[0], '\0' };

      mdg_form_data_tick (fill->data, "certified", "yes");
      mdg_form_data_tick (fill->data, "care_group", group);
      mdg_form_data_tick (fill->data, "care_level", level);
    }
  else if (applies || (level != NULL && !g_str_equal (level, "unknown")))
    mdg_form_data_tick (fill->data, "certified", "no");

  if (applies || g_strcmp0 (flag, "changing") == 0)
    note = C_ ("print", "applied for");
  else if (g_strcmp0 (level, "jiritsu") == 0 || g_strcmp0 (level, "sogo") == 0)
    note = get_short (fill, "care_level", MDG_REFERRAL_CARE_LEVEL);
  mdg_form_data_set_text (fill->data, "subject.care_note", note);
}

static void
append_words (GString *words,
              const char *word)
{
  if (word == NULL || *word == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, "、");
  g_string_append (words, word);
}

/* What has no box of its own stands behind その他. */
static void
fill_insurance (Fill *fill)
{
  static const char *const boxes[] = { "kokuho", "shaho", "seiho", "kouki", NULL };
  g_auto (GStrv) codes = mdg_record_dup_codes (fill->referral, MDG_REFERRAL_INSURANCE);
  g_autoptr (GString) other = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    if (g_strv_contains (boxes, codes[i]))
      mdg_form_data_tick (fill->data, "insurance", codes[i]);
    else if (!g_str_equal (codes[i], "other"))
      append_words (other, get_label (fill, "insurance", codes[i]));
  append_words (other, mdg_record_get_text (fill->referral, MDG_REFERRAL_INSURANCE_TEXT));
  mdg_form_data_set_text (fill->data, "insurance.other", other->str);
}

static void
fill_household (Fill *fill)
{
  const char *sub = mdg_record_get_text (fill->referral, MDG_REFERRAL_HOUSEHOLD_SUB);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *allowed = NULL;

  tick (fill, "household", MDG_REFERRAL_HOUSEHOLD_KIND);
  if (sub != NULL)
    append_words (words, get_label (fill, "household_sub", sub));
  append_words (words, mdg_record_get_text (fill->referral, MDG_REFERRAL_HOUSEHOLD_TEXT));
  allowed = dup_allowed (fill, words->str);
  mdg_form_data_set_text (fill->data, "household.text", allowed);
}

static void
fill_subject (Fill *fill)
{
  MdgRecord *referral = fill->referral;
  const char *day = mdg_record_get_text (referral, MDG_REFERRAL_REQUESTED_ON);
  const char *address = mdg_record_get_text (referral, MDG_REFERRAL_ADDRESS);
  int age = mdg_describe_age (mdg_record_get_text (referral, MDG_REFERRAL_BIRTH), mdg_record_get_integer (referral, MDG_REFERRAL_AGE), NULL, day != NULL ? day : mdg_record_get_text (referral, MDG_REFERRAL_RECEIVED_AT));
  g_autofree char *age_words = age >= 0 ? g_strdup_printf ("%d", age) : NULL;
  g_autofree char *town = fill->fax ? mdg_forms_dup_town (fill->workspace, address) : NULL;

  mdg_form_data_set_text (fill->data, "subject.name", fill->fax ? fill->fax_name : mdg_record_get_text (referral, MDG_REFERRAL_SUBJECT_NAME));
  mdg_form_data_set_text (fill->data, "subject.age", age_words);
  mdg_form_data_set_text (fill->data, "subject.address", fill->fax ? town : mdg_forms_skip_city (fill->workspace, address));
  tick (fill, "sex", MDG_REFERRAL_SEX);
  fill_care (fill);
}

/* "令和8年5月12日", without the day of the week. */
static void
fill_date (Fill *fill)
{
  const char *iso = mdg_record_get_text (fill->referral, MDG_REFERRAL_REQUESTED_ON);
  g_autofree char *words = NULL;
  MdgDate date;

  if (iso == NULL || !mdg_date_parse_iso (iso, &date))
    return;
  words = mdg_date_format_long (&date);
  words[strcspn (words, "(")] = '\0';
  mdg_form_data_set_text (fill->data, "request.date", words);
}

/* "label：text" a line. */
static void
fill_lines (Fill *fill)
{
  const char *extra = mdg_record_get_text (fill->referral, MDG_REFERRAL_EXTRA);
  g_auto (GStrv) lines = g_strsplit (extra != NULL ? extra : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *colon = strstr (lines[i], "：");
      g_autofree char *key = NULL;
      g_autofree char *allowed = NULL;

      if (colon == NULL)
        continue;
      *colon = '\0';
      key = g_strconcat (MDG_FORM_LINE, lines[i], NULL);
      allowed = dup_allowed (fill, colon + strlen ("："));
      mdg_form_data_set_text (fill->data, key, allowed);
    }
}

static void
fill_office (Fill *fill)
{
  MdgRecord *referral = fill->referral;
  const char *number = mdg_record_get_text (referral, MDG_REFERRAL_NUMBER);
  g_autofree char *shown = mdg_referral_number_format (number);
  g_autofree char *code = number != NULL ? mdg_referral_code_format (number) : NULL;
  g_autofree char *received = mdg_datetime_format (mdg_record_get_text (referral, MDG_REFERRAL_RECEIVED_AT));
  g_autofree char *staff = mdg_describe_value (fill->workspace, referral, MDG_REFERRAL_RECEIVER);

  if (g_strcmp0 (mdg_record_get_text (referral, MDG_REFERRAL_STATUS), "draft") == 0 || number == NULL)
    mdg_form_data_set_draft (fill->data, TRUE);
  mdg_form_data_set_number (fill->data, shown, code);
  mdg_form_data_set_text (fill->data, "office.number", shown);
  mdg_form_data_set_text (fill->data, "office.received", received);
  mdg_form_data_set_text (fill->data, "office.staff", staff);
  mdg_form_data_set_text (fill->data, "office.need", get_short (fill, "need", MDG_REFERRAL_NEED));
  mdg_form_data_set_text (fill->data, "office.urgency", get_short (fill, "urgency", MDG_REFERRAL_URGENCY));
  mdg_form_data_set_text (fill->data, "office.consent", get_short (fill, "ref_consent", MDG_REFERRAL_CONSENT));
}

MdgFormData *
mdg_forms_new_data (MdgWorkspace *workspace,
                    MdgRecord *referral,
                    gboolean fax)
{
  Fill fill = { workspace, referral, mdg_form_data_new (), fax, fax ? mdg_forms_dup_fax_name (referral) : NULL };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = mdg_record_get_text (referral, texts[i].field);
      g_autofree char *allowed = texts[i].is_free ? dup_allowed (&fill, text) : g_strdup (text);

      mdg_form_data_set_text (fill.data, texts[i].key, allowed);
    }
  tick (&fill, "kind", MDG_REFERRAL_REQ_KIND);
  tick (&fill, "has_doctor", MDG_REFERRAL_HAS_DOCTOR);
  tick (&fill, "money", MDG_REFERRAL_HAS_MONEY_TROUBLE);
  tick_all (&fill, "reason", MDG_REFERRAL_REASONS);
  tick_all (&fill, "target", MDG_REFERRAL_TARGETS);
  fill_subject (&fill);
  fill_insurance (&fill);
  fill_household (&fill);
  fill_date (&fill);
  fill_lines (&fill);
  fill_office (&fill);
  g_free (fill.fax_name);

  return fill.data;
}
