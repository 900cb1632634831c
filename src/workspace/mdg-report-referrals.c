#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-referrals.h"

#include "mdg-describe.h"
#include "mdg-referral-code.h"
#include "mdg-referral-facts.h"
#include "mdg-referral-rules.h"
#include "mdg-sheet-document.h"
#include "mdg-table-document.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *label;
  MdgCellKind kind;
  double weight;
} Column;

static MdgTable *
new_table (const char *key,
           const char *title,
           const Column *columns,
           guint n_columns)
{
  MdgTable *table = mdg_table_new (key, title);

  for (guint i = 0; i < n_columns; i++)
    mdg_table_add_column (table, g_dpgettext2 (GETTEXT_PACKAGE, "referral", columns[i].label), columns[i].kind, columns[i].weight);

  return table;
}

static char *
dup_day (const char *iso)
{
  MdgDate date;
  g_autofree char *day = iso != NULL ? g_strndup (iso, 10) : NULL;

  return day != NULL && mdg_date_parse_iso (day, &date) ? mdg_date_format_short (&date) : g_strdup ("");
}

static char *
dup_period (const char *from,
            const char *to,
            guint n)
{
  g_autofree char *first = dup_day (from);
  g_autofree char *last = dup_day (to);
  g_autofree char *count = g_strdup_printf (ngettext ("%u referral", "%u referrals", n), n);

  if (from == NULL && to == NULL)
    return g_steal_pointer (&count);

  return g_strdup_printf (_ ("Received %s–%s\n%s"), first, last, count);
}

static char *
describe_codes (MdgWorkspace *workspace,
                const char *vocabulary,
                const char *codes)
{
  g_auto (GStrv) list = g_strsplit (codes != NULL ? codes : "", " ", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (char **code = list; *code != NULL; code++)
    if (**code != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? "・" : "", mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (workspace), vocabulary, *code, 0));

  return g_string_free (g_steal_pointer (&words), FALSE);
}

enum
{
  LIST_NUMBER,
  LIST_RECEIVED,
  LIST_KIND,
  LIST_STATE,
  LIST_PERSON,
  LIST_AGE,
  LIST_REASONS,
  LIST_URGENCY,
  LIST_REQUESTER,
  LIST_OWNER,
  LIST_BALL,
  LIST_DUE,
  LIST_DAYS,
};

static const Column list_columns[] = {
  { NC_ ("referral", "Number"), MDG_CELL_TEXT, 17 },
  { NC_ ("referral", "Received"), MDG_CELL_TIME, 20 },
  { NC_ ("referral", "Kind"), MDG_CELL_TEXT, 15 },
  { NC_ ("referral", "State"), MDG_CELL_TEXT, 13 },
  { NC_ ("referral", "Person"), MDG_CELL_TEXT, 20 },
  { NC_ ("referral", "Age, sex"), MDG_CELL_TEXT, 10 },
  { NC_ ("referral", "Reasons"), MDG_CELL_TEXT, 28 },
  { NC_ ("referral", "Urgency"), MDG_CELL_TEXT, 10 },
  { NC_ ("referral", "Requester"), MDG_CELL_TEXT, 32 },
  { NC_ ("referral", "In charge"), MDG_CELL_TEXT, 16 },
  { NC_ ("referral", "Who acts"), MDG_CELL_TEXT, 14 },
  { NC_ ("referral", "Next date"), MDG_CELL_TEXT, 14 },
  { NC_ ("referral", "Days to visit"), MDG_CELL_NUMBER, 9 },
};

static void
add_listed (MdgWorkspace *workspace,
            MdgTable *table,
            const MdgReferralFact *fact,
            const MdgReferralDays *days)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (workspace);
  guint row = mdg_table_add_row (table, NULL, 0);
  g_autofree char *number = mdg_referral_number_format (fact->number);
  g_autofree char *reasons = describe_codes (workspace, "reason9", fact->reasons);
  g_autofree char *due = dup_day (fact->next_due);
  g_autofree char *age = mdg_describe_age_sex (vocabularies, mdg_describe_age (fact->birth, fact->age, fact->received_at, fact->received_at), fact->sex);
  g_autofree char *from = g_strjoin (" ", fact->affiliation != NULL ? fact->affiliation : "", fact->requester_name, NULL);

  mdg_table_set_text (table, row, LIST_NUMBER, number);
  mdg_table_set_text (table, row, LIST_RECEIVED, fact->received_at);
  mdg_table_set_text (table, row, LIST_KIND, mdg_vocabularies_get_short (vocabularies, "ref_kind", fact->kind, 0));
  mdg_table_set_text (table, row, LIST_STATE, mdg_vocabularies_get_short (vocabularies, "ref_state", fact->status, 0));
  mdg_table_set_text (table, row, LIST_PERSON, fact->subject_name);
  mdg_table_set_text (table, row, LIST_AGE, age);
  mdg_table_set_text (table, row, LIST_REASONS, reasons);
  mdg_table_set_text (table, row, LIST_URGENCY, mdg_vocabularies_get_short (vocabularies, "urgency", fact->urgency, 0));
  mdg_table_set_text (table, row, LIST_REQUESTER, from);
  mdg_table_set_text (table, row, LIST_OWNER, fact->owner_name);
  mdg_table_set_text (table, row, LIST_BALL, fact->next_due != NULL ? mdg_vocabularies_get_short (vocabularies, "ref_ball", fact->ball, 0) : NULL);
  mdg_table_set_text (table, row, LIST_DUE, due);
  mdg_table_set_number (table, row, LIST_DAYS, days != NULL ? days->calendar - days->paused : MDG_TABLE_NO_NUMBER);
}

MdgReport *
mdg_report_referrals_new (MdgWorkspace *workspace,
                          const char *from,
                          const char *to,
                          GError **error)
{
  g_autoptr (MdgReferralFacts) facts = mdg_referral_facts_load (workspace, from, to, error);
  g_autoptr (MdgTable) table = new_table ("referrals", _ ("List of referrals"), list_columns, G_N_ELEMENTS (list_columns));
  g_autofree char *conditions = NULL;
  MdgTableDocument *document;
  MdgReport *report;

  if (facts == NULL)
    return NULL;

  for (guint i = 0; i < facts->referrals->len; i++)
    {
      const MdgReferralFact *fact = facts->referrals->pdata[i];
      MdgReferralDays days;

      add_listed (workspace, table, fact, mdg_referral_facts_measure (facts, fact, &days) ? &days : NULL);
    }
  mdg_table_add_note (table, _ ("Days to the visit or advice: calendar days from the receipt, without those in which the clock stood."));
  conditions = dup_period (from, to, facts->referrals->len);
  report = mdg_report_new ("referrals", mdg_table_get_title (table));
  document = mdg_table_document_new (table);
  mdg_table_document_set_conditions (document, conditions);
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_LANDSCAPE);
  mdg_report_take_table (report, g_steal_pointer (&table));

  return report;
}

/* One heading and table after the other, in the document and in the files. */
static void
take_table (MdgReport *report,
            MdgSheetDocument *document,
            MdgTable *table)
{
  mdg_sheet_document_add_heading (document, mdg_table_get_title (table));
  mdg_sheet_document_add_table (document, table, 0);
  mdg_report_take_table (report, table);
}

MdgReport *
mdg_report_effect_new (MdgWorkspace *workspace,
                       const char *from,
                       const char *to,
                       GError **error)
{
  g_autoptr (MdgReferralFacts) facts = mdg_referral_facts_load (workspace, from, to, error);
  g_autoptr (GPtrArray) work = facts != NULL ? mdg_referral_facts_query_list_work (mdg_workspace_get_store (workspace), from, to, error) : NULL;
  g_autofree char *conditions = NULL;
  MdgSheetDocument *document;
  MdgReport *report;

  if (work == NULL)
    return NULL;

  report = mdg_report_new ("effect", _ ("Effect of referrals"));
  document = mdg_sheet_document_new (_ ("Effect of referrals"));
  conditions = dup_period (from, to, facts->referrals->len);
  mdg_sheet_document_set_conditions (document, conditions);
  take_table (report, document, mdg_referral_facts_new_outcomes (facts, workspace));
  take_table (report, document, mdg_referral_facts_new_days (facts, workspace));
  take_table (report, document, mdg_referral_facts_new_later (facts, workspace));
  take_table (report, document, mdg_referral_facts_new_doctors (work));
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);

  return report;
}

static const Column work_columns[] = {
  { NC_ ("referral", "Doctor"), MDG_CELL_TEXT, 18 },
  { NC_ ("referral", "Day"), MDG_CELL_TEXT, 14 },
  { NC_ ("referral", "From"), MDG_CELL_TEXT, 9 },
  { NC_ ("referral", "What"), MDG_CELL_TEXT, 14 },
  { NC_ ("referral", "Referral"), MDG_CELL_TEXT, 17 },
  { NC_ ("referral", "Visit"), MDG_CELL_NUMBER, 8 },
  { NC_ ("referral", "Minutes"), MDG_CELL_NUMBER, 9 },
  { NC_ ("referral", "Accompanied by"), MDG_CELL_TEXT, 24 },
};

static void
add_work (MdgWorkspace *workspace,
          MdgTable *table,
          const MdgReferralWork *work)
{
  guint row = mdg_table_add_row (table, NULL, 0);
  g_autofree char *day = dup_day (work->on);
  g_autofree char *number = mdg_referral_number_format (work->number);

  mdg_table_set_text (table, row, 0, work->doctor);
  mdg_table_set_text (table, row, 1, day);
  mdg_table_set_text (table, row, 2, work->starts_at);
  mdg_table_set_text (table, row, 3, work->status != NULL ? mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (workspace), "visit_state", work->status, 0) : C_ ("referral", "Advice"));
  mdg_table_set_text (table, row, 4, number);
  mdg_table_set_number (table, row, 5, work->status != NULL ? work->position : MDG_TABLE_NO_NUMBER);
  mdg_table_set_number (table, row, 6, work->minutes != MDG_NO_INTEGER ? work->minutes : MDG_TABLE_NO_NUMBER);
  mdg_table_set_text (table, row, 7, work->escorts);
}

MdgReport *
mdg_report_visits_new (MdgWorkspace *workspace,
                       const char *from,
                       const char *to,
                       GError **error)
{
  g_autoptr (GPtrArray) work = mdg_referral_facts_query_list_work (mdg_workspace_get_store (workspace), from, to, error);
  g_autofree char *first = dup_day (from);
  g_autofree char *last = dup_day (to);
  MdgSheetDocument *document;
  MdgReport *report;
  MdgTable *table;

  if (work == NULL)
    return NULL;

  report = mdg_report_new ("visits", _ ("Work and visits of the doctors"));
  document = mdg_sheet_document_new (_ ("Work and visits of the doctors"));
  if (from != NULL || to != NULL)
    {
      g_autofree char *period = g_strdup_printf ("%s–%s", first, last);

      mdg_sheet_document_set_conditions (document, period);
    }
  take_table (report, document, mdg_referral_facts_new_doctors (work));
  table = new_table ("visits", _ ("Day by day"), work_columns, G_N_ELEMENTS (work_columns));
  for (guint i = 0; i < work->len; i++)
    add_work (workspace, table, work->pdata[i]);
  take_table (report, document, table);
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);

  return report;
}

static const Column rule_columns[] = {
  { NC_ ("referral", "Operation"), MDG_CELL_TEXT, 14 },
  { NC_ ("referral", "Kinds"), MDG_CELL_TEXT, 40 },
  { NC_ ("referral", "In state"), MDG_CELL_TEXT, 22 },
  { NC_ ("referral", "To"), MDG_CELL_TEXT, 12 },
  { NC_ ("referral", "What is needed"), MDG_CELL_TEXT, 80 },
  { NC_ ("referral", "Who acts then"), MDG_CELL_TEXT, 14 },
};

static void
append (GString *words,
        const char *word)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? "・" : "", word);
}

static void
add_rule (MdgVocabularies *vocabularies,
          MdgTable *table,
          const MdgReferralRule *rule)
{
  guint row = mdg_table_add_row (table, mdg_referral_operation_get_code (rule->operation), 0);
  g_autoptr (GString) kinds = g_string_new (NULL);
  g_autoptr (GString) from = g_string_new (NULL);
  g_autoptr (GString) asks = g_string_new (NULL);

  for (guint i = 0; i < MDG_N_REFERRAL_KINDS; i++)
    if ((rule->kinds & (1u << i)) != 0)
      append (kinds, mdg_vocabularies_get_short (vocabularies, "ref_kind", mdg_referral_kind_get_code ((MdgReferralKind) i), 0));
  for (guint i = 0; i < MDG_N_REFERRAL_STATES; i++)
    if ((rule->from & (1u << i)) != 0)
      append (from, mdg_vocabularies_get_short (vocabularies, "ref_state", mdg_referral_state_get_code ((MdgReferralState) i), 0));
  for (guint i = 0; i < MDG_N_REFERRAL_ASKS; i++)
    if ((rule->asks & MDG_REFERRAL_BIT (i)) != 0)
      append (asks, mdg_referral_ask_get_label ((MdgReferralAsk) i));
  mdg_table_set_text (table, row, 0, mdg_vocabularies_get_label (vocabularies, "ref_operation", mdg_referral_operation_get_code (rule->operation), 0));
  mdg_table_set_text (table, row, 1, kinds->str);
  mdg_table_set_text (table, row, 2, from->str);
  mdg_table_set_text (table, row, 3, mdg_vocabularies_get_short (vocabularies, "ref_state", mdg_referral_state_get_code (rule->to), 0));
  mdg_table_set_text (table, row, 4, asks->str);
  mdg_table_set_text (table, row, 5, mdg_vocabularies_get_short (vocabularies, "ref_ball", rule->ball, 0));
}

MdgReport *
mdg_report_referral_rules_new (MdgWorkspace *workspace,
                               GError **error)
{
  MdgTable *table = new_table ("referral-rules", _ ("What is done to referrals, and what is needed for it"), rule_columns, G_N_ELEMENTS (rule_columns));
  MdgReport *report = mdg_report_new ("referral-rules", mdg_table_get_title (table));
  guint n;
  const MdgReferralRule *rules = mdg_referral_rules_get (&n);

  for (guint i = 0; i < n; i++)
    add_rule (mdg_workspace_get_vocabularies (workspace), table, &rules[i]);
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (mdg_table_document_new (table)), MDG_PAPER_A4_LANDSCAPE);
  mdg_report_take_table (report, table);

  return report;
}
