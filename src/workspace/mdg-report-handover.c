#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-handover.h"

#include "mdg-handover-document.h"
#include "mdg-today.h"

#include <glib/gi18n-lib.h>

/* Groups of the sheet, in its order; what is later than five business days stays at the desk. */
static const struct
{
  MdgPromiseGroup promises;
  MdgHandoverGroup group;
  const char *label;
  const char *code;
} groups[] = {
  { MDG_PROMISE_OVERDUE, MDG_HANDOVER_OVERDUE, NC_ ("handover", "Overdue"), "overdue" },
  { MDG_PROMISE_TODAY, MDG_HANDOVER_TODAY, NC_ ("handover", "Today"), "today" },
  { MDG_PROMISE_SOON, MDG_HANDOVER_SOON, NC_ ("handover", "Within 5 business days"), "soon" },
  { MDG_PROMISE_WAITING, MDG_HANDOVER_WAITING, NC_ ("handover", "Waiting for others"), "waiting" },
};

enum
{
  COLUMN_GROUP,
  COLUMN_WHEN,
  COLUMN_WHAT,
  COLUMN_PERSON,
  COLUMN_CALL,
  COLUMN_STAFF,
  COLUMN_NUMBER,
};

static MdgTable *
new_table (void)
{
  MdgTable *table = mdg_table_new ("handover", C_ ("handover", "Handover"));

  mdg_table_add_column (table, C_ ("handover", "Group"), MDG_CELL_TEXT, 24);
  mdg_table_add_column (table, C_ ("handover", "When"), MDG_CELL_TEXT, 22);
  mdg_table_add_column (table, C_ ("handover", "What"), MDG_CELL_TEXT, 70);
  mdg_table_add_column (table, C_ ("handover", "About"), MDG_CELL_TEXT, 34);
  mdg_table_add_column (table, C_ ("handover", "Call"), MDG_CELL_TEXT, 50);
  mdg_table_add_column (table, C_ ("handover", "Staff"), MDG_CELL_TEXT, 24);
  mdg_table_add_column (table, C_ ("handover", "Number"), MDG_CELL_TEXT, 24);

  return table;
}

static char *
dup_when (MdgPromise *promise,
          const MdgDate *today)
{
  const MdgPromiseData *data = mdg_promise_get_data (promise);
  MdgDate date;
  g_autofree char *day = NULL;

  if (data->is_waiting)
    {
      if (data->since == NULL || !mdg_date_parse_iso (data->since, &date))
        return g_strdup ("");
      day = mdg_date_format_near (&date, today);
      return g_strdup_printf (C_ ("handover", "since %s"), day);
    }
  if (data->due == NULL || !mdg_date_parse_iso (data->due, &date))
    return g_strdup (C_ ("handover", "No date"));

  day = mdg_date_format_near (&date, today);

  return data->due_time != NULL ? g_strdup_printf ("%s %s", day, data->due_time) : g_steal_pointer (&day);
}

static char *
dup_call (const MdgPromiseData *data)
{
  if (data->whom == NULL || data->phone == NULL)
    return g_strdup (data->whom != NULL ? data->whom : data->phone);

  return g_strdup_printf ("%s %s", data->whom, data->phone);
}

static void
add_promise (MdgHandoverDocument *document,
             MdgTable *table,
             guint group,
             MdgPromise *promise,
             const MdgDate *today)
{
  const MdgPromiseData *data = mdg_promise_get_data (promise);
  guint row = mdg_table_add_row (table, groups[group].code, 0);
  g_autofree char *when = dup_when (promise, today);
  g_autofree char *person = mdg_promise_dup_person (promise, today);
  g_autofree char *call = dup_call (data);
  /* Translators: what is to be done, and who promised it. */
  g_autofree char *what = data->staff != NULL ? g_strdup_printf (C_ ("handover", "%s (%s)"), data->what, data->staff) : g_strdup (data->what);

  mdg_handover_document_add_item (document, groups[group].group, when, what, person, call);
  mdg_table_set_text (table, row, COLUMN_GROUP, g_dpgettext2 (GETTEXT_PACKAGE, "handover", groups[group].label));
  mdg_table_set_text (table, row, COLUMN_WHEN, when);
  mdg_table_set_text (table, row, COLUMN_WHAT, data->what);
  mdg_table_set_text (table, row, COLUMN_PERSON, person);
  mdg_table_set_text (table, row, COLUMN_CALL, call);
  mdg_table_set_text (table, row, COLUMN_STAFF, data->staff);
  mdg_table_set_text (table, row, COLUMN_NUMBER, data->number);
}

static void
set_lines (MdgWorkspace *workspace,
           MdgHandoverDocument *document,
           gboolean only_mine,
           const char *from,
           const char *to,
           const MdgDate *today)
{
  MdgStaff *staff = mdg_workspace_get_staff (workspace);
  g_autofree char *day = mdg_date_format_long (today);
  g_autofree char *lines = NULL;

  if (from == NULL && staff != NULL)
    from = mdg_record_get_text (MDG_RECORD (staff), MDG_STAFF_NAME);
  lines = g_strdup_printf (_ ("%s   %s\nFrom: %s   To: %s"), day, only_mine && staff != NULL ? _ ("Own promises and those nobody has") : _ ("Promises of everybody"), from != NULL ? from : "", to != NULL ? to : "");
  mdg_handover_document_set_lines (document, lines);
}

MdgReport *
mdg_report_handover_new (MdgWorkspace *workspace,
                         gboolean only_mine,
                         const char *from,
                         const char *to,
                         const char *note,
                         GError **error)
{
  g_autoptr (MdgToday) today = NULL;
  g_autoptr (MdgReport) self = NULL;
  MdgHandoverDocument *document;
  MdgTable *table;
  MdgDate day;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  today = mdg_today_load (workspace, only_mine, error);
  if (today == NULL)
    return NULL;

  mdg_workspace_get_today (workspace, &day);
  self = mdg_report_new ("handover", C_ ("handover", "Handover"));
  document = mdg_handover_document_new ();
  table = new_table ();
  set_lines (workspace, document, only_mine, from, to, &day);
  mdg_handover_document_set_note (document, note);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (guint j = 0; j < today->groups[groups[i].promises]->len; j++)
      add_promise (document, table, i, today->groups[groups[i].promises]->pdata[j], &day);
  mdg_report_take_table (self, table);
  mdg_report_take_document (self, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);

  return g_steal_pointer (&self);
}
