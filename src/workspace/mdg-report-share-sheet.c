#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-share-sheet.h"

#include "mdg-area.h"
#include "mdg-case.h"
#include "mdg-describe.h"
#include "mdg-person.h"
#include "mdg-share-sheet-document.h"
#include "mdg-share-sheet.h"
#include "mdg-subject.h"

#include <glib/gi18n-lib.h>

enum
{
  HEADING_DOCTOR = 0,
  HEADING_WISHES = 1,
  HEADING_FAMILY = 5,
  HEADING_DISEASES = 6,
};

static void
append_line (GString *text,
             const char *label,
             const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  /* Translators: a label and its value on a printed sheet. */
  g_string_append_printf (text, C_ ("print", "%s: %s"), label, value);
}

static void
append_people (MdgWorkspace *workspace,
               MdgRecord *subject,
               GString *text)
{
  g_autoptr (GPtrArray) people = mdg_workspace_list_children (workspace, MDG_KIND_PERSON, MDG_PERSON_SUBJECT, mdg_record_get_uuid (subject), NULL);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      MdgRecord *person = people->pdata[i];
      g_autofree char *relation = mdg_describe_value (workspace, person, MDG_PERSON_RELATION);
      const char *other = mdg_record_get_text (person, MDG_PERSON_RELATION_TEXT);
      const char *name = mdg_record_get_text (person, MDG_PERSON_NAME);
      const char *phone = mdg_record_get_text (person, MDG_PERSON_PHONE);
      g_autofree char *who = g_strjoin (" ", name != NULL ? name : "", phone != NULL ? phone : "", NULL);
      g_autofree char *label = g_strdup_printf ("%s%s", other != NULL ? other : relation, mdg_record_get_flag (person, MDG_PERSON_IS_KEY) ? _ (" (key person)") : "");

      append_line (text, label, g_strstrip (who));
    }
}

char *
mdg_report_share_sheet_dup_suggestion (MdgWorkspace *workspace,
                                       MdgRecord *record,
                                       MdgRecord *subject,
                                       guint heading)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *place = NULL;

  switch (heading)
    {
    case HEADING_DOCTOR:
      if (subject != NULL)
        {
          append_line (text, _ ("Doctor"), mdg_record_get_text (subject, MDG_SUBJECT_DOCTOR));
          append_line (text, _ ("Care manager in charge"), mdg_record_get_text (subject, MDG_SUBJECT_CARE_MANAGER));
        }
      break;
    case HEADING_WISHES:
      place = mdg_describe_value (workspace, record, MDG_CASE_WISHED_PLACE);
      append_line (text, _ ("Wished place"), place);
      break;
    case HEADING_FAMILY:
      if (subject != NULL)
        append_people (workspace, subject, text);
      break;
    case HEADING_DISEASES:
      if (subject != NULL)
        append_line (text, _ ("Diseases"), mdg_record_get_text (subject, MDG_SUBJECT_DISEASES));
      break;
    default:
      break;
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* The newest sheet of the case; NULL when none was written. */
static MdgRecord *
load_sheet (MdgWorkspace *workspace,
            const MdgUuid *case_uuid)
{
  g_autoptr (GPtrArray) sheets = mdg_workspace_list_children (workspace, MDG_KIND_SHARE_SHEET, MDG_SHARE_SHEET_CASE, case_uuid, NULL);
  MdgRecord *newest = NULL;

  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    if (newest == NULL || g_strcmp0 (mdg_record_get_text (sheets->pdata[i], MDG_SHARE_SHEET_WRITTEN_ON), mdg_record_get_text (newest, MDG_SHARE_SHEET_WRITTEN_ON)) >= 0)
      newest = sheets->pdata[i];

  return newest != NULL ? g_object_ref (newest) : NULL;
}

static MdgTable *
new_table (void)
{
  MdgTable *table = mdg_table_new ("share-sheet", _ ("Sharing Sheet"));

  mdg_table_add_column (table, C_ ("share sheet", "Heading"), MDG_CELL_TEXT, 60);
  mdg_table_add_column (table, C_ ("share sheet", "Entry"), MDG_CELL_TEXT, 115);

  return table;
}

static void
add_entry (MdgShareSheetDocument *document,
           MdgTable *table,
           guint heading,
           const char *text)
{
  guint row = mdg_table_add_row (table, NULL, 0);

  mdg_table_set_text (table, row, 0, mdg_share_sheet_document_get_heading (heading));
  mdg_table_set_text (table, row, 1, text);
  mdg_share_sheet_document_set_entry (document, heading, text);
}

static void
add_entries (MdgWorkspace *workspace,
             MdgShareSheetDocument *document,
             MdgTable *table,
             MdgRecord *record,
             MdgRecord *subject,
             MdgRecord *sheet)
{
  for (guint i = 0; i < MDG_SHARE_SHEET_DOCUMENT_N_HEADINGS; i++)
    {
      const char *written = sheet != NULL ? mdg_record_get_text (sheet, MDG_SHARE_SHEET_ITEM1 + i) : NULL;
      g_autofree char *known = written == NULL ? mdg_report_share_sheet_dup_suggestion (workspace, record, subject, i) : NULL;
      /* Translators: not written for the sheet but taken from the register. */
      g_autofree char *marked = known != NULL ? g_strdup_printf (_ ("%s\n(from the register)"), known) : NULL;

      add_entry (document, table, i, written != NULL ? written : marked);
    }
}

/* A field above the headings, also in the table. */
static void
add_field (MdgShareSheetDocument *document,
           MdgTable *table,
           const char *label,
           const char *value,
           gboolean is_wide)
{
  guint row = mdg_table_add_row (table, NULL, 0);

  mdg_table_set_text (table, row, 0, label);
  mdg_table_set_text (table, row, 1, value);
  mdg_share_sheet_document_add_field (document, label, value, is_wide);
}

/* The value of the person, or of the case that has none. */
static char *
dup_value (MdgWorkspace *workspace,
           MdgRecord *record,
           guint field,
           MdgRecord *subject,
           guint subject_field)
{
  g_autofree char *value = subject != NULL ? mdg_describe_value (workspace, subject, subject_field) : NULL;

  return value != NULL && *value != '\0' ? g_steal_pointer (&value) : mdg_describe_value (workspace, record, field);
}

static char *
dup_birth (MdgWorkspace *workspace,
           MdgRecord *record,
           MdgRecord *subject)
{
  const char *birth = subject != NULL ? mdg_record_get_text (subject, MDG_SUBJECT_BIRTH) : NULL;
  g_autofree char *sex = dup_value (workspace, record, MDG_CASE_SEX, subject, MDG_SUBJECT_SEX);
  g_autofree char *long_birth = NULL;
  g_autofree char *iso = NULL;
  MdgDate date;
  MdgDate today;
  int age;

  mdg_workspace_get_today (workspace, &today);
  iso = mdg_date_dup_iso (&today);
  if (birth != NULL && mdg_date_parse_iso (birth, &date))
    long_birth = mdg_date_format_long (&date);
  age = subject != NULL ? mdg_describe_age (birth, mdg_record_get_integer (subject, MDG_SUBJECT_AGE), mdg_record_get_text (subject, MDG_SUBJECT_AGE_ON), iso) : -1;

  if (long_birth != NULL && age >= 0)
    return g_strdup_printf (_ ("%s (aged %d)  %s"), long_birth, age, sex);
  if (age >= 0)
    return g_strdup_printf (_ ("aged %d  %s"), age, sex);

  return g_strstrip (g_strdup_printf ("%s %s", mdg_record_get_text (record, MDG_CASE_AGE_BAND) != NULL ? mdg_record_get_text (record, MDG_CASE_AGE_BAND) : "", sex));
}

static void
add_fields (MdgWorkspace *workspace,
            MdgShareSheetDocument *document,
            MdgTable *table,
            MdgRecord *record,
            MdgRecord *subject)
{
  const char *name = subject != NULL ? mdg_record_get_text (subject, MDG_SUBJECT_NAME) : NULL;
  const char *kana = subject != NULL ? mdg_record_get_text (subject, MDG_SUBJECT_KANA) : NULL;
  g_autofree char *person = name != NULL && kana != NULL ? g_strdup_printf (_ ("%s (%s)"), name, kana) : g_strdup (name);
  g_autofree char *birth = dup_birth (workspace, record, subject);
  g_autofree char *care_level = dup_value (workspace, record, MDG_CASE_CARE_LEVEL, subject, MDG_SUBJECT_CARE_LEVEL);
  g_autofree char *household = dup_value (workspace, record, MDG_CASE_HOUSEHOLD_KIND, subject, MDG_SUBJECT_HOUSEHOLD_KIND);
  g_autofree char *area = dup_value (workspace, record, MDG_CASE_AREA, subject, MDG_SUBJECT_AREA);
  g_autofree char *staff = mdg_describe_value (workspace, record, MDG_CASE_STAFF);

  add_field (document, table, C_ ("share sheet", "Name"), person, FALSE);
  add_field (document, table, C_ ("share sheet", "Birth, sex"), birth, FALSE);
  add_field (document, table, C_ ("share sheet", "Care level"), care_level, FALSE);
  add_field (document, table, C_ ("share sheet", "Household"), household, FALSE);
  add_field (document, table, C_ ("share sheet", "Address"), subject != NULL ? mdg_record_get_text (subject, MDG_SUBJECT_ADDRESS) : NULL, TRUE);
  add_field (document, table, C_ ("share sheet", "Area"), area, FALSE);
  add_field (document, table, C_ ("share sheet", "Filled in by"), staff, FALSE);
}

static void
set_lines (MdgWorkspace *workspace,
           MdgShareSheetDocument *document,
           MdgRecord *record,
           MdgRecord *sheet)
{
  const char *number = mdg_record_get_text (record, MDG_CASE_NUMBER);
  const char *written = sheet != NULL ? mdg_record_get_text (sheet, MDG_SHARE_SHEET_WRITTEN_ON) : NULL;
  g_autofree char *day = NULL;
  g_autofree char *lines = NULL;
  MdgDate date;

  if (written == NULL || !mdg_date_parse_iso (written, &date))
    mdg_workspace_get_today (workspace, &date);
  day = mdg_date_format_long (&date);
  lines = g_strdup_printf (_ ("Case %s   Written on %s"), number != NULL ? number : "", day);
  mdg_share_sheet_document_set_lines (document, lines);
}

static gboolean
is_unshareable (MdgRecord *record,
                MdgRecord *subject)
{
  if (mdg_record_get_flag (record, MDG_CASE_IS_UNSHAREABLE))
    return TRUE;

  return subject != NULL && (mdg_record_get_flag (subject, MDG_SUBJECT_IS_UNSHAREABLE) || g_strcmp0 (mdg_record_get_text (subject, MDG_SUBJECT_SHARE_CONSENT), "no") == 0);
}

MdgReport *
mdg_report_share_sheet_new (MdgWorkspace *workspace,
                            const MdgUuid *case_uuid,
                            GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_CASE, case_uuid, error);
  g_autoptr (MdgRecord) subject = NULL;
  g_autoptr (MdgRecord) sheet = NULL;
  g_autoptr (MdgReport) self = NULL;
  MdgShareSheetDocument *document;
  MdgTable *table;

  if (record == NULL)
    return NULL;

  if (mdg_record_get_reference (record, MDG_CASE_SUBJECT) != NULL)
    {
      subject = mdg_workspace_load (workspace, MDG_KIND_SUBJECT, mdg_record_get_reference (record, MDG_CASE_SUBJECT), error);
      if (subject == NULL)
        return NULL;
    }

  sheet = load_sheet (workspace, case_uuid);
  self = mdg_report_new ("share-sheet", _ ("Sharing Sheet"));
  document = mdg_share_sheet_document_new ();
  table = new_table ();
  set_lines (workspace, document, record, sheet);
  add_fields (workspace, document, table, record, subject);
  add_entries (workspace, document, table, record, subject, sheet);
  if (is_unshareable (record, subject))
    mdg_report_set_left_out (self, _ ("This case is marked not to be shared. Nothing is left out of the sheet: ask before it leaves the desk."));
  mdg_report_take_table (self, table);
  mdg_report_take_document (self, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);

  return g_steal_pointer (&self);
}
