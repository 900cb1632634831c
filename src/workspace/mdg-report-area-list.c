#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-area-list.h"

#include "mdg-area-list-query.h"
#include "mdg-area.h"
#include "mdg-consultation-query.h"
#include "mdg-describe.h"
#include "mdg-error.h"
#include "mdg-table-document.h"

#include <glib/gi18n-lib.h>

/* A list longer than this is no list for people. */
#define MAX_ROWS 20000

enum
{
  COLUMN_NUMBER,
  COLUMN_DAY,
  COLUMN_PERSON,
  COLUMN_CONSULTER,
  COLUMN_CONTENT,
  COLUMN_TEXT,
  COLUMN_NEXT,
};

static MdgTable *
new_table (const char *title)
{
  MdgTable *table = mdg_table_new ("area-list", title);

  mdg_table_add_column (table, C_ ("area list", "Number"), MDG_CELL_TEXT, 22);
  mdg_table_add_column (table, C_ ("area list", "Received"), MDG_CELL_TEXT, 22);
  mdg_table_add_column (table, C_ ("area list", "Person"), MDG_CELL_TEXT, 34);
  mdg_table_add_column (table, C_ ("area list", "Consulter"), MDG_CELL_TEXT, 36);
  mdg_table_add_column (table, C_ ("area list", "Content"), MDG_CELL_TEXT, 30);
  mdg_table_add_column (table, C_ ("area list", "Consultation"), MDG_CELL_TEXT, 84);
  mdg_table_add_column (table, C_ ("area list", "Next action"), MDG_CELL_TEXT, 34);

  return table;
}

static char *
dup_person (MdgWorkspace *workspace,
            const MdgConsultationLine *line)
{
  int age = mdg_describe_age (line->subject_birth, line->subject_age, line->subject_age_on, line->received_at);
  g_autofree char *name = NULL;
  g_autofree char *age_sex = NULL;

  if (mdg_uuid_is_nil (&line->subject))
    return g_strdup ("");

  name = mdg_describe_person (workspace, line->is_anonymous ? NULL : line->subject_name, age, line->subject_sex);
  if (line->is_anonymous || line->subject_name == NULL)
    return g_steal_pointer (&name);

  age_sex = mdg_describe_age_sex (workspace, age, line->subject_sex);

  return *age_sex != '\0' ? g_strdup_printf ("%s\n%s", name, age_sex) : g_steal_pointer (&name);
}

static char *
dup_consulter (const MdgConsultationLine *line)
{
  if (line->affiliation == NULL || line->consulter_name == NULL)
    return g_strdup (line->affiliation != NULL ? line->affiliation : line->consulter_name);

  return g_strdup_printf ("%s\n%s", line->affiliation, line->consulter_name);
}

static char *
dup_contents (MdgWorkspace *workspace,
              const MdgConsultationLine *line)
{
  g_auto (GStrv) codes = g_strsplit (line->contents != NULL ? line->contents : "", " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  int fiscal_year = mdg_describe_fiscal_year (line->received_at);

  for (guint i = 0; codes[i] != NULL; i++)
    if (*codes[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (workspace), "content", codes[i], fiscal_year));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_next (const MdgConsultationLine *line)
{
  MdgDate due;
  g_autofree char *day = line->next_due != NULL && mdg_date_parse_iso (line->next_due, &due) ? mdg_date_format_short (&due) : NULL;

  if (line->next_what == NULL)
    return g_strdup ("");

  return day != NULL ? g_strdup_printf ("%s\n%s", day, line->next_what) : g_strdup (line->next_what);
}

static gboolean
add_row (MdgWorkspace *workspace,
         MdgTable *table,
         gint64 id,
         GError **error)
{
  g_autoptr (MdgConsultationLine) line = mdg_consultation_query_load_line (mdg_workspace_get_store (workspace), id, error);
  g_autofree char *day_text = NULL;
  g_autofree char *received = NULL;
  g_autofree char *person = NULL;
  g_autofree char *consulter = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *next = NULL;
  guint row;
  MdgDate day;

  if (line == NULL)
    return FALSE;

  day_text = g_strndup (line->received_at, 10);
  received = mdg_date_parse_iso (day_text, &day) ? mdg_date_format_short_weekday (&day) : NULL;
  person = dup_person (workspace, line);
  consulter = dup_consulter (line);
  contents = dup_contents (workspace, line);
  next = dup_next (line);

  row = mdg_table_add_row (table, line->number, 0);
  mdg_table_set_text (table, row, COLUMN_NUMBER, line->number);
  mdg_table_set_text (table, row, COLUMN_DAY, received);
  mdg_table_set_text (table, row, COLUMN_PERSON, person);
  mdg_table_set_text (table, row, COLUMN_CONSULTER, consulter);
  mdg_table_set_text (table, row, COLUMN_CONTENT, contents);
  mdg_table_set_text (table, row, COLUMN_TEXT, line->text);
  mdg_table_set_text (table, row, COLUMN_NEXT, next);

  return TRUE;
}

static void
set_conditions (MdgTableDocument *document,
                MdgRecord *area,
                const MdgDate *from,
                const MdgDate *to,
                guint n_rows)
{
  g_autofree char *first = mdg_date_format_long (from);
  g_autofree char *last = mdg_date_format_long (to);
  const char *centre = mdg_record_get_text (area, MDG_AREA_CGSC_NAME);
  g_autofree char *conditions = g_strdup_printf (_ ("For %s   Area: %s\nReceived from %s to %s: %u consultations"),
                                                 centre != NULL ? centre : mdg_record_get_text (area, MDG_AREA_NAME),
                                                 mdg_record_get_text (area, MDG_AREA_NAME), first, last, n_rows);

  mdg_table_document_set_conditions (document, conditions);
}

static gboolean
check_request (const MdgDate *from,
               const MdgDate *to,
               MdgRecord *area,
               GError **error)
{
  if (!mdg_date_is_full (from) || !mdg_date_is_full (to) || mdg_date_compare (from, to) > 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The period is not right: give a first and a last day, the first not after the last."));
      return FALSE;
    }
  if (mdg_record_get_flag (area, MDG_AREA_IS_OUTSIDE))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("There is no community support centre for places outside the city, so there is no list for it. Choose an area."));
      return FALSE;
    }

  return TRUE;
}

/* NULL with error when one of the rows cannot be read. */
static MdgTable *
fill_table (MdgWorkspace *workspace,
            const char *title,
            GArray *ids,
            GError **error)
{
  g_autoptr (MdgTable) table = new_table (title);

  if (ids->len > MAX_ROWS)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The list would have %u lines. Choose a shorter period."), ids->len);
      return NULL;
    }

  for (guint i = 0; i < ids->len; i++)
    if (!add_row (workspace, table, g_array_index (ids, gint64, i), error))
      return NULL;

  return g_steal_pointer (&table);
}

MdgReport *
mdg_report_area_list_new (MdgWorkspace *workspace,
                          const MdgUuid *area_uuid,
                          const MdgDate *from,
                          const MdgDate *to,
                          GError **error)
{
  g_autoptr (MdgRecord) area = mdg_workspace_load (workspace, MDG_KIND_AREA, area_uuid, error);
  g_autofree char *first = mdg_date_dup_iso (from);
  g_autofree char *last = mdg_date_dup_iso (to);
  g_autofree char *title = NULL;
  g_autoptr (MdgReport) self = NULL;
  g_autoptr (MdgTable) table = NULL;
  g_autoptr (GArray) ids = NULL;
  MdgTableDocument *document;
  guint n_left_out;

  if (area == NULL || !check_request (from, to, area, error))
    return NULL;

  ids = mdg_area_list_query_list (mdg_workspace_get_store (workspace), area_uuid, first, last, &n_left_out, error);
  title = g_strdup_printf (_ ("Consultations of the Area %s"), mdg_record_get_text (area, MDG_AREA_NAME));
  table = ids != NULL ? fill_table (workspace, title, ids, error) : NULL;
  if (table == NULL)
    return NULL;

  self = mdg_report_new ("area-list", title);
  document = mdg_table_document_new (table);
  set_conditions (document, area, from, to, ids->len);
  mdg_document_set_version (MDG_DOCUMENT (document), _ ("For the community support centre of the area only"));
  if (n_left_out > 0)
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u consultation is left out because it must not be shared (marked so, or no consent).", "%u consultations are left out because they must not be shared (marked so, or no consent).", n_left_out), n_left_out);

      mdg_report_set_left_out (self, text);
    }
  mdg_report_take_table (self, g_steal_pointer (&table));
  mdg_report_take_document (self, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_LANDSCAPE);

  return g_steal_pointer (&self);
}
