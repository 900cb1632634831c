#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-record.h"

#include "mdg-consultation.h"
#include "mdg-contact.h"
#include "mdg-describe.h"
#include "mdg-follow-up.h"
#include "mdg-history.h"
#include "mdg-record-document.h"
#include "mdg-subject.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MdgWorkspace *workspace;
  MdgRecord *record;
  MdgRecord *subject; /* NULL when there is none */
  MdgRecordDocument *document;
  MdgTable *table;
} Sheet;

/* A line on paper and in the table; nothing when there is nothing to say. */
static void
add_field (Sheet *sheet,
           const char *label,
           const char *value,
           gboolean wide)
{
  guint row;

  if (value == NULL || *value == '\0')
    return;

  mdg_record_document_add_field (sheet->document, label, value, wide);
  row = mdg_table_add_row (sheet->table, NULL, 0);
  mdg_table_set_text (sheet->table, row, 0, label);
  mdg_table_set_text (sheet->table, row, 1, value);
}

static void
add_value (Sheet *sheet,
           MdgRecord *record,
           guint field,
           gboolean wide)
{
  g_autofree char *value = NULL;

  if (mdg_record_is_empty (record, field))
    return;

  value = mdg_describe_value (sheet->workspace, record, field);
  add_field (sheet, mdg_field_get_label (&mdg_record_get_info (record)->fields[field]), value, wide);
}

static void
add_text (Sheet *sheet,
          const char *label,
          const char *text)
{
  guint row;

  if (text == NULL)
    return;

  mdg_record_document_add_text (sheet->document, label, text);
  row = mdg_table_add_row (sheet->table, NULL, 0);
  mdg_table_set_text (sheet->table, row, 0, label);
  mdg_table_set_text (sheet->table, row, 1, text);
}

static void
add_subject (Sheet *sheet)
{
  MdgRecord *subject = sheet->subject;
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (sheet->workspace);
  const char *sex = mdg_record_get_text (subject, MDG_SUBJECT_SEX);
  int age = mdg_describe_age (mdg_record_get_text (subject, MDG_SUBJECT_BIRTH), mdg_record_get_integer (subject, MDG_SUBJECT_AGE),
                              mdg_record_get_text (subject, MDG_SUBJECT_AGE_ON), mdg_record_get_text (sheet->record, MDG_CONSULTATION_RECEIVED_AT));
  g_autofree char *person = mdg_describe_person (mdg_record_get_text (subject, MDG_SUBJECT_NAME), age, sex);
  g_autofree char *age_sex = mdg_describe_age_sex (vocabularies, age, sex);
  g_autofree char *who = *age_sex != '\0' ? g_strdup_printf (_ ("%s (%s)"), person, age_sex) : g_strdup (person);

  add_field (sheet, _ ("Person concerned"), who, FALSE);
  add_value (sheet, subject, MDG_SUBJECT_BIRTH, FALSE);
  add_value (sheet, subject, MDG_SUBJECT_ADDRESS, TRUE);
  add_value (sheet, subject, MDG_SUBJECT_PHONE, FALSE);
  add_value (sheet, subject, MDG_SUBJECT_CARE_LEVEL, FALSE);
  add_value (sheet, subject, MDG_SUBJECT_HOUSEHOLD_KIND, FALSE);
  add_value (sheet, subject, MDG_SUBJECT_DOCTOR, FALSE);
  add_value (sheet, subject, MDG_SUBJECT_CARE_MANAGER, FALSE);
}

static void
add_facts (Sheet *sheet)
{
  static const guint before[] = {
    MDG_CONSULTATION_KIND,
    MDG_CONSULTATION_STAFF,
    MDG_CONSULTATION_AFFILIATION,
    MDG_CONSULTATION_CONSULTER_NAME,
    MDG_CONSULTATION_PROFESSION,
    MDG_CONSULTATION_CONSULTER_PHONE,
  };
  static const guint behind[] = {
    MDG_CONSULTATION_AREA,
    MDG_CONSULTATION_URGENCY,
    MDG_CONSULTATION_CGSC_AREA,
    MDG_CONSULTATION_HANDOVER_ON,
    MDG_CONSULTATION_HANDOVER_RESULT,
    MDG_CONSULTATION_KNOWS,
    MDG_CONSULTATION_SHARE_CONSENT,
  };
  g_autofree char *channel = mdg_describe_channel (mdg_workspace_get_vocabularies (sheet->workspace), mdg_record_get_text (sheet->record, MDG_CONSULTATION_CHANNEL),
                                                   mdg_record_get_text (sheet->record, MDG_CONSULTATION_DIRECTION));

  add_field (sheet, mdg_field_get_label (&mdg_consultation_info.fields[MDG_CONSULTATION_CHANNEL]), channel, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    add_value (sheet, sheet->record, before[i], FALSE);
  if (sheet->subject != NULL)
    add_subject (sheet);
  for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
    add_value (sheet, sheet->record, behind[i], FALSE);
  add_value (sheet, sheet->record, MDG_CONSULTATION_CONTENTS, TRUE);
  add_value (sheet, sheet->record, MDG_CONSULTATION_CONTENT_TEXT, TRUE);
  add_value (sheet, sheet->record, MDG_CONSULTATION_SCENES, TRUE);
  add_value (sheet, sheet->record, MDG_CONSULTATION_ACTIONS, TRUE);
  if (mdg_record_get_flag (sheet->record, MDG_CONSULTATION_IS_UNSHAREABLE))
    {
      const char *note = mdg_record_get_text (sheet->record, MDG_CONSULTATION_UNSHAREABLE_NOTE);

      add_field (sheet, _ ("Not to be shared"), note != NULL ? note : _ ("yes"), TRUE);
    }
}

static int
compare_contacts (gconstpointer a,
                  gconstpointer b)
{
  return g_strcmp0 (mdg_record_get_text (*(MdgRecord *const *) a, MDG_CONTACT_AT), mdg_record_get_text (*(MdgRecord *const *) b, MDG_CONTACT_AT));
}

static void
add_contact (Sheet *sheet,
             MdgRecord *contact)
{
  const char *text = mdg_record_get_text (contact, MDG_CONTACT_TEXT);
  const char *whom = mdg_record_get_text (contact, MDG_CONTACT_WITH_WHOM);
  g_autofree char *when = mdg_datetime_format (mdg_record_get_text (contact, MDG_CONTACT_AT));
  g_autofree char *how = mdg_describe_channel (mdg_workspace_get_vocabularies (sheet->workspace), mdg_record_get_text (contact, MDG_CONTACT_CHANNEL), mdg_record_get_text (contact, MDG_CONTACT_DIRECTION));
  g_autofree char *staff = mdg_describe_value (sheet->workspace, contact, MDG_CONTACT_STAFF);
  g_autofree char *label = g_strdup_printf ("%s %s", when, how);
  guint row;

  mdg_record_document_add_contact (sheet->document, when, how, whom != NULL ? whom : "", staff, text != NULL ? text : "");
  row = mdg_table_add_row (sheet->table, NULL, 0);
  mdg_table_set_text (sheet->table, row, 0, label);
  mdg_table_set_text (sheet->table, row, 1, text);
}

static gboolean
add_contacts (Sheet *sheet,
              GError **error)
{
  g_autoptr (GPtrArray) contacts = mdg_workspace_list_children (sheet->workspace, MDG_KIND_CONTACT, MDG_CONTACT_CONSULTATION, mdg_record_get_uuid (sheet->record), error);

  if (contacts == NULL)
    return FALSE;

  g_ptr_array_sort (contacts, compare_contacts);
  for (guint i = 0; i < contacts->len; i++)
    add_contact (sheet, contacts->pdata[i]);

  return TRUE;
}

static gboolean
add_promises (Sheet *sheet,
              GError **error)
{
  g_autoptr (GPtrArray) list = mdg_workspace_list_children (sheet->workspace, MDG_KIND_FOLLOW_UP, MDG_FOLLOW_UP_CONSULTATION, mdg_record_get_uuid (sheet->record), error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      MdgRecord *promise = list->pdata[i];
      g_autofree char *due = mdg_describe_value (sheet->workspace, promise, MDG_FOLLOW_UP_DUE);
      g_autofree char *staff = mdg_describe_value (sheet->workspace, promise, MDG_FOLLOW_UP_STAFF);
      g_autofree char *status = mdg_describe_value (sheet->workspace, promise, MDG_FOLLOW_UP_STATUS);
      const char *who = mdg_record_get_text (promise, MDG_FOLLOW_UP_WHO);

      g_string_append_printf (text, "%s%s %s%s %s%s%s", text->len > 0 ? "\n" : "", due, staff, who != NULL ? who : "",
                              mdg_record_get_text (promise, MDG_FOLLOW_UP_WHAT), *status != '\0' ? " — " : "", status);
    }
  add_text (sheet, _ ("Next actions"), text->len > 0 ? text->str : NULL);

  return TRUE;
}

static gboolean
add_history (Sheet *sheet,
             GError **error)
{
  g_autoptr (GPtrArray) entries = mdg_history_list (sheet->workspace, MDG_KIND_CONSULTATION, mdg_record_get_uuid (sheet->record), error);

  if (entries == NULL)
    return FALSE;

  for (guint i = entries->len; i > 0; i--)
    {
      const MdgHistoryEntry *entry = entries->pdata[i - 1];
      g_autofree char *when = mdg_history_format_time (entry->at);
      g_autoptr (GString) what = g_string_new (NULL);

      for (guint j = 0; j < entry->sentences->len; j++)
        g_string_append_printf (what, "%s%s", j > 0 ? "\n" : "", (const char *) entry->sentences->pdata[j]);
      mdg_record_document_add_history (sheet->document, when, entry->author, what->str);
    }

  return TRUE;
}

static gboolean
fill (Sheet *sheet,
      MdgReportRecordFlags flags,
      GError **error)
{
  const char *number = mdg_record_get_text (sheet->record, MDG_CONSULTATION_NUMBER);
  g_autofree char *received = mdg_datetime_format (mdg_record_get_text (sheet->record, MDG_CONSULTATION_RECEIVED_AT));
  g_autofree char *lines = g_strdup_printf (_ ("No. %s\nReceived %s"), number != NULL ? number : "—", received);

  mdg_record_document_set_lines (sheet->document, lines);
  add_facts (sheet);
  add_text (sheet, _ ("Consultation"), mdg_record_get_text (sheet->record, MDG_CONSULTATION_TEXT));
  if (!add_contacts (sheet, error) || !add_promises (sheet, error))
    return FALSE;

  return (flags & MDG_REPORT_RECORD_HISTORY) == 0 || add_history (sheet, error);
}

MdgReport *
mdg_report_record_new (MdgWorkspace *workspace,
                       const MdgUuid *consultation,
                       MdgReportRecordFlags flags,
                       GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_CONSULTATION, consultation, error);
  g_autoptr (MdgRecord) subject = NULL;
  g_autoptr (MdgRecordDocument) document = NULL;
  g_autoptr (MdgTable) table = NULL;
  g_autofree char *title = NULL;
  Sheet sheet = { .workspace = workspace };
  MdgReport *report;

  if (record == NULL)
    return NULL;
  if (mdg_record_get_reference (record, MDG_CONSULTATION_SUBJECT) != NULL)
    {
      subject = mdg_workspace_load (workspace, MDG_KIND_SUBJECT, mdg_record_get_reference (record, MDG_CONSULTATION_SUBJECT), error);
      if (subject == NULL)
        return NULL;
    }

  title = g_strdup_printf (_ ("Consultation record %s"), mdg_record_get_text (record, MDG_CONSULTATION_NUMBER));
  document = mdg_record_document_new ();
  table = mdg_table_new ("record", title);
  mdg_table_add_column (table, _ ("Item"), MDG_CELL_TEXT, 1);
  mdg_table_add_column (table, _ ("Content"), MDG_CELL_TEXT, 4);
  sheet.record = record;
  sheet.subject = subject;
  sheet.document = document;
  sheet.table = table;
  if (!fill (&sheet, flags, error))
    return NULL;

  report = mdg_report_new ("record", title);
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (g_steal_pointer (&document)), MDG_PAPER_A4_PORTRAIT);
  mdg_report_take_table (report, g_steal_pointer (&table));

  return report;
}
