#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-handover.h"

#include "mdg-describe.h"
#include "mdg-handover-document.h"
#include "mdg-today.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  COLUMN_GROUP,
  COLUMN_WHEN,
  COLUMN_WHAT,
  COLUMN_PERSON,
  COLUMN_CALL,
  COLUMN_STAFF,
} Column;

/* What lies later is no matter of the next shift. */
static const struct
{
  MdgPromiseGroup from;
  MdgHandoverGroup to;
  const char *label;
} groups[] = {
  { MDG_PROMISE_OVERDUE, MDG_HANDOVER_OVERDUE, N_ ("Overdue") },
  { MDG_PROMISE_TODAY, MDG_HANDOVER_TODAY, N_ ("Today") },
  { MDG_PROMISE_SOON, MDG_HANDOVER_SOON, N_ ("Within five business days") },
  { MDG_PROMISE_WAITING, MDG_HANDOVER_WAITING, N_ ("Waiting for others") },
};

static MdgTable *
new_table (void)
{
  MdgTable *table = mdg_table_new ("handover", _ ("Handover to the next shift"));

  mdg_table_add_column (table, C_ ("handover", "Group"), MDG_CELL_TEXT, 2);
  mdg_table_add_column (table, _ ("When"), MDG_CELL_TEXT, 2);
  mdg_table_add_column (table, _ ("What"), MDG_CELL_TEXT, 4);
  mdg_table_add_column (table, _ ("About whom"), MDG_CELL_TEXT, 3);
  mdg_table_add_column (table, _ ("Whom to call"), MDG_CELL_TEXT, 4);
  mdg_table_add_column (table, _ ("Staff"), MDG_CELL_TEXT, 2);

  return table;
}

static char *
dup_when (MdgWorkspace *workspace,
          const MdgPromiseData *data)
{
  g_autofree char *day = data->due != NULL ? mdg_describe_day (workspace, data->due) : g_strdup ("");

  return data->due_time != NULL ? g_strconcat (day, " ", data->due_time, NULL) : g_steal_pointer (&day);
}

static char *
dup_call (const MdgPromiseData *data)
{
  if (data->whom != NULL && data->phone != NULL)
    return g_strconcat (data->whom, " ", data->phone, NULL);

  return g_strdup (data->whom != NULL ? data->whom : data->phone);
}

static void
add_promise (MdgWorkspace *workspace,
             MdgHandoverDocument *document,
             MdgTable *table,
             guint group,
             MdgPromise *promise)
{
  const MdgPromiseData *data = mdg_promise_get_data (promise);
  guint row = mdg_table_add_row (table, data->number, 0);
  g_autofree char *when = dup_when (workspace, data);
  g_autofree char *call = dup_call (data);
  g_autofree char *person = NULL;
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);
  person = mdg_promise_dup_person (promise, &today);
  mdg_handover_document_add_item (document, groups[group].to, when, data->what, person, call);
  mdg_table_set_text (table, row, COLUMN_GROUP, _ (groups[group].label));
  mdg_table_set_text (table, row, COLUMN_WHEN, when);
  mdg_table_set_text (table, row, COLUMN_WHAT, data->what);
  mdg_table_set_text (table, row, COLUMN_PERSON, person);
  mdg_table_set_text (table, row, COLUMN_CALL, call);
  mdg_table_set_text (table, row, COLUMN_STAFF, data->staff);
}

/* The day, who hands over to whom, and whose promises these are. */
static char *
dup_lines (MdgWorkspace *workspace,
           MdgRecord *staff)
{
  MdgRecord *from = staff != NULL ? staff : MDG_RECORD (mdg_workspace_get_staff (workspace));
  g_autofree char *day = NULL;
  g_autofree char *first = NULL;
  g_autofree char *whose = NULL;
  MdgDate date;

  mdg_workspace_get_today (workspace, &date);
  day = mdg_date_format_long (&date);
  first = g_strdup_printf (_ ("%s\nFrom: %s      To:"), day, from != NULL ? mdg_record_get_text (from, MDG_STAFF_NAME) : "");
  whose = staff != NULL ? g_strdup_printf (_ ("What %s has and what nobody has"), mdg_record_get_text (staff, MDG_STAFF_NAME)) : g_strdup (_ ("What everybody has"));

  return g_strconcat (first, "\n", whose, NULL);
}

MdgReport *
mdg_report_handover_new (MdgWorkspace *workspace,
                         MdgRecord *staff,
                         const char *note,
                         GError **error)
{
  g_autoptr (MdgToday) today = mdg_today_load_of (workspace, staff != NULL ? mdg_record_get_uuid (staff) : NULL, error);
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (MdgHandoverDocument) document = NULL;
  g_autofree char *lines = NULL;
  MdgTable *table;

  if (today == NULL)
    return NULL;

  report = mdg_report_new ("handover", _ ("Handover to the next shift"));
  document = mdg_handover_document_new ();
  table = new_table ();
  lines = dup_lines (workspace, staff);
  mdg_handover_document_set_lines (document, lines);
  mdg_handover_document_set_note (document, note);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (guint j = 0; j < today->groups[groups[i].from]->len; j++)
      add_promise (workspace, document, table, i, today->groups[groups[i].from]->pdata[j]);

  mdg_report_take_table (report, table);
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (g_steal_pointer (&document)), MDG_PAPER_A4_PORTRAIT);

  return g_steal_pointer (&report);
}
