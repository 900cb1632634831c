#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-reply.h"

#include "mdg-consultation.h"
#include "mdg-ladder-trace.h"
#include "mdg-measure.h"
#include "mdg-raised-issue.h"
#include "mdg-sheet-document.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GPtrArray *issues;   /* char * */
  GPtrArray *measures; /* char * */
} Outcome;

static const char *
get_label (MdgWorkspace *workspace,
           const char *vocabulary,
           const char *code)
{
  return mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (workspace), vocabulary, code, 0);
}

static void
add_measure (MdgWorkspace *workspace,
             MdgRecord *measure,
             Outcome *outcome)
{
  static const char *const told[] = { "adopt", "act", "evaluated", NULL };
  const char *state = mdg_record_get_text (measure, MDG_MEASURE_STATUS);
  const char *body = mdg_record_get_text (measure, MDG_MEASURE_BODY);
  const char *text = mdg_record_get_text (measure, MDG_MEASURE_TEXT);

  if (state == NULL || !g_strv_contains (told, state))
    return;

  if (body != NULL)
    g_ptr_array_add (outcome->measures, g_strdup_printf ("・%s（%s：%s）", text, body, get_label (workspace, "measure_state", state)));
  else
    g_ptr_array_add (outcome->measures, g_strdup_printf ("・%s（%s）", text, get_label (workspace, "measure_state", state)));
}

static gboolean
gather (MdgWorkspace *workspace,
        const MdgUuid *consultation,
        Outcome *outcome,
        GError **error)
{
  g_autoptr (GPtrArray) steps = mdg_ladder_trace_up (workspace, MDG_KIND_CONSULTATION, consultation, error);

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      const MdgLadderStep *step = steps->pdata[i];
      g_autoptr (MdgRecord) record = NULL;

      if (step->kind != MDG_KIND_RAISED_ISSUE && step->kind != MDG_KIND_MEASURE)
        continue;
      record = mdg_workspace_load (workspace, step->kind, &step->uuid, error);
      if (record == NULL)
        return FALSE;
      if (step->kind == MDG_KIND_MEASURE)
        add_measure (workspace, record, outcome);
      else if (g_strcmp0 (mdg_record_get_text (record, MDG_RAISED_ISSUE_STANDING), "adopted") == 0)
        g_ptr_array_add (outcome->issues, g_strdup_printf ("・%s（%s）", mdg_record_get_text (record, MDG_RAISED_ISSUE_TITLE), get_label (workspace, "issue_level", mdg_record_get_text (record, MDG_RAISED_ISSUE_LEVEL))));
    }

  return steps != NULL;
}

static void
add_lines (MdgSheetDocument *document,
           MdgTable *table,
           const char *heading,
           GPtrArray *lines,
           const char *none)
{
  mdg_sheet_document_add_heading (document, heading);
  for (guint i = 0; i < lines->len || (i == 0 && lines->len == 0); i++)
    {
      const char *line = lines->len > 0 ? lines->pdata[i] : none;
      guint row = mdg_table_add_row (table, NULL, 0);

      mdg_sheet_document_add_text (document, line, MDG_ALIGN_LEFT, 5, 0);
      mdg_table_set_text (table, row, 0, heading);
      mdg_table_set_text (table, row, 1, line);
    }
}

static char *
dup_today (MdgWorkspace *workspace)
{
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);

  return mdg_date_format_long (&today);
}

static char *
dup_received (MdgRecord *consultation)
{
  const char *at = mdg_record_get_text (consultation, MDG_CONSULTATION_RECEIVED_AT);
  g_autofree char *day = at != NULL ? g_strndup (at, 10) : NULL;
  MdgDate date;

  return day != NULL && mdg_date_parse_iso (day, &date) ? mdg_date_format_long (&date) : g_strdup ("");
}

static void
add_head (MdgReport *report,
          MdgWorkspace *workspace,
          MdgSheetDocument *document,
          MdgRecord *consultation)
{
  g_autofree char *today = dup_today (workspace);
  const char *affiliation = mdg_record_get_text (consultation, MDG_CONSULTATION_AFFILIATION);
  const char *name = mdg_record_get_text (consultation, MDG_CONSULTATION_CONSULTER_NAME);
  /* Translators: the one a letter goes to, without and with a name. */
  g_autofree char *addressee = name == NULL ? g_strdup (_ ("To the one who consulted us")) : g_strdup_printf (_ ("To %s"), name);

  mdg_sheet_document_add_text (document, today, MDG_ALIGN_RIGHT, 0, 0);
  if (affiliation != NULL)
    mdg_sheet_document_add_text (document, affiliation, MDG_ALIGN_LEFT, 0, 0);
  mdg_sheet_document_add_text (document, addressee, MDG_ALIGN_LEFT, 0, 12);
  mdg_sheet_document_add_sender (document);
  mdg_sheet_document_add_text (document, _ ("What became of your consultation"), MDG_ALIGN_CENTRE, 0, 14);
  mdg_report_allow (report, today);
  mdg_report_allow (report, affiliation);
  mdg_report_allow (report, name);
  mdg_report_allow (report, addressee);
}

static void
add_body (MdgReport *report,
          MdgSheetDocument *document,
          MdgTable *table,
          MdgRecord *consultation,
          const Outcome *outcome)
{
  const char *number = mdg_record_get_text (consultation, MDG_CONSULTATION_NUMBER);
  g_autofree char *received = dup_received (consultation);
  g_autofree char *opening = g_strdup_printf (_ ("Thank you for always supporting home care in our city. We report what became of the consultation you brought to us on %s (number %s)."), received, number != NULL ? number : "―");

  mdg_report_allow (report, received);
  mdg_sheet_document_add_text (document, opening, MDG_ALIGN_LEFT, 0, 0);
  mdg_sheet_document_add_text (document, C_ ("letter", "Details"), MDG_ALIGN_CENTRE, 0, 0);
  add_lines (document, table, _ ("1  How it was taken up"), outcome->issues, _ ("It is being looked at in the centre together with other consultations; no meeting has decided on it yet."));
  add_lines (document, table, _ ("2  What is done about it"), outcome->measures, _ ("Nothing has been decided yet; we let you know when it is."));
  mdg_sheet_document_add_heading (document, _ ("3  Please tell us more"));
  mdg_sheet_document_add_text (document, _ ("When you notice anything new, please call the centre above at any time. What you tell us helps us see what the area needs."), MDG_ALIGN_LEFT, 5, 0);
  mdg_sheet_document_add_text (document, C_ ("letter", "End"), MDG_ALIGN_RIGHT, 0, 0);
}

static void
warn (MdgReport *report,
      MdgWorkspace *workspace)
{
  g_autoptr (GPtrArray) findings = mdg_report_check (report, workspace, NULL);
  g_autofree char *blocked = findings != NULL ? mdg_report_format_findings (findings, MDG_LEAK_BLOCKED) : NULL;
  g_autofree char *look = blocked != NULL ? g_strdup_printf (_ ("Look at these words before the letter is sent:\n%s"), blocked) : NULL;

  mdg_report_set_left_out (report, look);
}

MdgReport *
mdg_report_reply_new (MdgWorkspace *workspace,
                      const MdgUuid *consultation,
                      GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_CONSULTATION, consultation, error);
  g_autoptr (GPtrArray) issues = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) measures = g_ptr_array_new_with_free_func (g_free);
  Outcome outcome = { issues, measures };
  MdgSheetDocument *document;
  MdgTable *table;
  MdgReport *report;

  if (record == NULL || !gather (workspace, consultation, &outcome, error))
    return NULL;

  report = mdg_report_new ("reply", _ ("What became of your consultation"));
  table = mdg_table_new ("reply", mdg_report_get_title (report));
  mdg_table_add_column (table, _ ("Item"), MDG_CELL_TEXT, 1);
  mdg_table_add_column (table, _ ("Content"), MDG_CELL_TEXT, 3);
  document = mdg_sheet_document_new (mdg_report_get_title (report));
  mdg_sheet_document_set_letter (document, TRUE);
  mdg_document_set_handling (MDG_DOCUMENT (document), NULL);
  mdg_document_set_version (MDG_DOCUMENT (document), _ ("For the one who consulted"));
  add_head (report, workspace, document, record);
  add_body (report, document, table, record, &outcome);
  mdg_report_take_table (report, table);
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);
  warn (report, workspace);

  return report;
}
