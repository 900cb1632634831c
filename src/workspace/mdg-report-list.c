#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-list.h"

#include "mdg-consultation-list.h"
#include "mdg-describe.h"
#include "mdg-table-document.h"
#include "mdg-workspace-private.h"

#include <glib/gi18n-lib.h>

/* Keys at a time. */
#define PAGE 1000

enum
{
  COLUMN_NUMBER,
  COLUMN_RECEIVED,
  COLUMN_KIND,
  COLUMN_CHANNEL,
  COLUMN_FROM,
  COLUMN_PROFESSION,
  COLUMN_PERSON,
  COLUMN_AGE_SEX,
  COLUMN_AREA,
  COLUMN_TEXT,
  COLUMN_CONTENT,
  COLUMN_CONTACTS,
  COLUMN_NEXT,
  COLUMN_STAFF,
  N_COLUMNS
};

/* What is read, and what comes of it; no part of the workspace, so that any thread may do it. */
typedef struct
{
  MdgConsultationRequest *request;
  MdgVocabularies *vocabularies;
  MdgReportListFlags flags;
  char *conditions;

  MdgTable *table;
  guint n_left_out;
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  mdg_consultation_request_free (reading->request);
  g_object_unref (reading->vocabularies);
  g_clear_object (&reading->table);
  g_free (reading->conditions);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, free_reading)

static MdgTable *
new_table (void)
{
  static const struct
  {
    const char *label;
    MdgCellKind kind;
    double weight;
  } columns[N_COLUMNS] = {
    { NC_ ("list", "Number"), MDG_CELL_TEXT, 17 },
    { NC_ ("list", "Received"), MDG_CELL_TIME, 21 },
    { NC_ ("list", "New or not"), MDG_CELL_TEXT, 11 },
    { NC_ ("list", "Channel"), MDG_CELL_TEXT, 10 },
    { NC_ ("list", "From whom"), MDG_CELL_TEXT, 26 },
    { NC_ ("list", "Profession"), MDG_CELL_TEXT, 14 },
    { NC_ ("list", "Person"), MDG_CELL_TEXT, 18 },
    { NC_ ("list", "Age, sex"), MDG_CELL_TEXT, 12 },
    { NC_ ("list", "Area"), MDG_CELL_TEXT, 15 },
    { NC_ ("list", "Consultation"), MDG_CELL_TEXT, 66 },
    { NC_ ("list", "Content"), MDG_CELL_TEXT, 24 },
    { NC_ ("list", "Contacts"), MDG_CELL_NUMBER, 8 },
    { NC_ ("list", "Next action"), MDG_CELL_TEXT, 20 },
    { NC_ ("list", "Staff"), MDG_CELL_TEXT, 18 },
  };
  MdgTable *table = mdg_table_new ("consultations", _ ("List of consultations"));

  for (guint i = 0; i < N_COLUMNS; i++)
    mdg_table_add_column (table, g_dpgettext2 (GETTEXT_PACKAGE, "list", columns[i].label), columns[i].kind, columns[i].weight);

  return table;
}

static char *
describe_contents (Reading *reading,
                   const char *contents,
                   int year)
{
  g_auto (GStrv) codes = g_strsplit (contents != NULL ? contents : "", " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (char **code = codes; *code != NULL; code++)
    if (**code != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? "・" : "", mdg_vocabularies_get_short (reading->vocabularies, "content", *code, year));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_next (const MdgListedConsultation *line)
{
  MdgDate due;
  g_autofree char *day = NULL;

  if (line->next_what == NULL)
    return NULL;
  if (line->next_due != NULL && mdg_date_parse_iso (line->next_due, &due))
    day = mdg_date_format_short (&due);

  return day != NULL ? g_strdup_printf ("%s %s", day, line->next_what) : g_strdup (line->next_what);
}

static void
add_who (Reading *reading,
         guint row,
         const MdgListedConsultation *line,
         int year)
{
  MdgTable *table = reading->table;
  gboolean has_subject = !mdg_uuid_is_nil (&line->subject);
  int age = mdg_describe_age (line->subject_birth, line->subject_age, line->subject_age_on, line->received_at);
  g_autofree char *person = has_subject ? mdg_describe_person (line->subject_name, age, line->subject_sex) : NULL;
  g_autofree char *age_sex = has_subject ? mdg_describe_age_sex (reading->vocabularies, age, line->subject_sex) : NULL;
  g_autoptr (GString) from = g_string_new (line->affiliation);

  if (line->consulter_name != NULL)
    g_string_append_printf (from, "%s%s", from->len > 0 ? " " : "", line->consulter_name);
  if (from->len == 0 && line->affil_kind != NULL)
    g_string_append (from, mdg_vocabularies_get_short (reading->vocabularies, "affil_kind", line->affil_kind, year));
  mdg_table_set_text (table, row, COLUMN_FROM, from->str);
  mdg_table_set_text (table, row, COLUMN_PROFESSION, mdg_vocabularies_get_short (reading->vocabularies, "profession", line->profession, year));
  mdg_table_set_text (table, row, COLUMN_PERSON, person);
  mdg_table_set_text (table, row, COLUMN_AGE_SEX, age_sex);
}

static void
add_line (Reading *reading,
          const MdgListedConsultation *line)
{
  MdgTable *table = reading->table;
  guint row = mdg_table_add_row (table, line->number, 0);
  int year = mdg_describe_fiscal_year (line->received_at);
  g_autofree char *channel = mdg_describe_channel (reading->vocabularies, line->channel, line->direction);
  g_autofree char *contents = describe_contents (reading, line->contents, year);
  g_autofree char *next = describe_next (line);

  mdg_table_set_text (table, row, COLUMN_NUMBER, line->number);
  mdg_table_set_text (table, row, COLUMN_RECEIVED, line->received_at);
  mdg_table_set_text (table, row, COLUMN_KIND, mdg_vocabularies_get_short (reading->vocabularies, "consult_kind", line->kind, year));
  mdg_table_set_text (table, row, COLUMN_CHANNEL, channel);
  add_who (reading, row, line, year);
  mdg_table_set_text (table, row, COLUMN_AREA, line->area_name);
  mdg_table_set_text (table, row, COLUMN_TEXT, line->text);
  mdg_table_set_text (table, row, COLUMN_CONTENT, contents);
  mdg_table_set_number (table, row, COLUMN_CONTACTS, line->n_contacts);
  mdg_table_set_text (table, row, COLUMN_NEXT, next);
  mdg_table_set_text (table, row, COLUMN_STAFF, line->staff_name);
}

static gboolean
add_page (Reading *reading,
          MdgStore *store,
          GArray *keys,
          GError **error)
{
  for (guint i = 0; i < keys->len; i++)
    {
      g_autoptr (MdgListedConsultation) line = mdg_consultation_query_load_line (store, g_array_index (keys, MdgRecordKey, i).id, error);

      if (line == NULL)
        return FALSE;
      if ((reading->flags & MDG_REPORT_LIST_SHAREABLE) != 0 && line->is_unshareable)
        reading->n_left_out++;
      else
        add_line (reading, line);
    }

  return TRUE;
}

static gboolean
add_all_pages (Reading *reading,
               MdgStore *store,
               GCancellable *cancellable,
               GError **error)
{
  const MdgConsultationRequest *request = reading->request;
  MdgRecordKey last;
  gboolean has_last = FALSE;
  guint n;

  do
    {
      g_autoptr (GArray) keys = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      keys = mdg_consultation_query_list (store, request->filter, request->order, request->today, has_last ? &last : NULL, PAGE, error);
      if (keys == NULL || !add_page (reading, store, keys, error))
        return FALSE;

      n = keys->len;
      has_last = n > 0;
      if (has_last)
        last = g_array_index (keys, MdgRecordKey, n - 1);
    }
  while (n == PAGE);

  return TRUE;
}

/* One state of the register throughout, whatever is saved meanwhile. */
static gpointer
read_rows (MdgStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  Reading *reading = data;
  gboolean done;

  reading->table = new_table ();
  if (!mdg_store_begin_read (store, error))
    return NULL;

  done = add_all_pages (reading, store, cancellable, error);
  mdg_store_rollback (store);

  return done ? reading : NULL;
}

static Reading *
new_reading (MdgWorkspace *workspace,
             const MdgConsultationFilter *filter,
             MdgOrder order,
             MdgReportListFlags flags)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->request = mdg_consultation_request_new (workspace, filter, order);
  reading->vocabularies = g_object_ref (mdg_workspace_get_vocabularies (workspace));
  reading->flags = flags;
  reading->conditions = mdg_consultation_filter_describe_all (workspace, filter);

  return reading;
}

static MdgReport *
make_report (MdgWorkspace *workspace,
             Reading *reading)
{
  MdgReport *report = mdg_report_new ("list", mdg_table_get_title (reading->table));
  guint n = mdg_table_get_n_rows (reading->table);
  MdgTableDocument *document;
  g_autofree char *count = g_strdup_printf (ngettext ("%u record", "%u records", n), n);
  g_autofree char *lines = g_strdup_printf ("%s\n%s", reading->conditions, count);

  if (reading->n_left_out > 0)
    {
      g_autofree char *left_out = g_strdup_printf (ngettext ("%u record that is not to be shared was left out.", "%u records that are not to be shared were left out.", reading->n_left_out), reading->n_left_out);

      mdg_report_set_left_out (report, left_out);
      mdg_table_add_note (reading->table, left_out);
    }
  document = mdg_table_document_new (reading->table);
  mdg_table_document_set_conditions (document, lines);
  if ((reading->flags & MDG_REPORT_LIST_SHAREABLE) != 0)
    mdg_document_set_version (MDG_DOCUMENT (document), _ ("For the community support centre of the area"));
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_LANDSCAPE);
  mdg_report_take_table (report, g_object_ref (reading->table));

  return report;
}

MdgReport *
mdg_report_list_new (MdgWorkspace *workspace,
                     const MdgConsultationFilter *filter,
                     MdgOrder order,
                     MdgReportListFlags flags,
                     GError **error)
{
  g_autoptr (Reading) reading = NULL;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  reading = new_reading (workspace, filter, order, flags);

  return read_rows (mdg_workspace_get_store (workspace), reading, NULL, error) != NULL ? make_report (workspace, reading) : NULL;
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (mdg_store_thread_run_finish (result, &error) == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
mdg_report_list_new_async (MdgWorkspace *workspace,
                           const MdgConsultationFilter *filter,
                           MdgOrder order,
                           MdgReportListFlags flags,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);
  Reading *reading;

  g_return_if_fail (MDG_IS_WORKSPACE (workspace));

  reading = new_reading (workspace, filter, order, flags);
  g_task_set_source_tag (task, mdg_report_list_new_async);
  g_task_set_task_data (task, reading, free_reading);
  mdg_store_thread_run_async (mdg_workspace_get_reader (workspace), read_rows, reading, NULL, NULL, cancellable, read_cb, task);
}

MdgReport *
mdg_report_list_new_finish (MdgWorkspace *workspace,
                            GAsyncResult *result,
                            GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mdg_report_list_new_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return make_report (workspace, g_task_get_task_data (G_TASK (result)));
}
