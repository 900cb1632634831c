#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-referral-facts.h"

#include "mdg-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LABEL_WEIGHT 40
#define NUMBER_WEIGHT 11
/* As in the other tables of the monthly report. */
#define MONTHLY_LABEL 79
#define MONTHLY_NUMBER 24

void
mdg_referral_facts_free (MdgReferralFacts *facts)
{
  g_clear_pointer (&facts->referrals, g_ptr_array_unref);
  g_clear_pointer (&facts->pauses, g_array_unref);
  g_free (facts);
}

MdgReferralFacts *
mdg_referral_facts_load (MdgWorkspace *workspace,
                         const char *from,
                         const char *to,
                         GError **error)
{
  g_autoptr (MdgReferralFacts) facts = g_new0 (MdgReferralFacts, 1);
  MdgStore *store = mdg_workspace_get_store (workspace);

  facts->referrals = mdg_referral_facts_query_list (store, from, to, error);
  facts->pauses = facts->referrals != NULL ? mdg_referral_facts_query_list_pauses (store, error) : NULL;

  return facts->pauses != NULL ? g_steal_pointer (&facts) : NULL;
}

/* Pauses stand in the order of their referrals. */
static guint
find_pauses (const MdgReferralFacts *facts,
             gint64 referral)
{
  guint low = 0;
  guint high = facts->pauses->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (facts->pauses, MdgReferralFactPause, middle).referral < referral)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

gboolean
mdg_referral_facts_measure (const MdgReferralFacts *facts,
                            const MdgReferralFact *fact,
                            MdgReferralDays *days)
{
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (MdgReferralStop));

  for (guint i = find_pauses (facts, fact->id); i < facts->pauses->len; i++)
    {
      const MdgReferralFactPause *pause = &g_array_index (facts->pauses, MdgReferralFactPause, i);
      MdgReferralStop stop = { pause->from_on, pause->to_on };

      if (pause->referral != fact->id)
        break;
      g_array_append_val (stops, stop);
    }

  return fact->first_on != NULL && mdg_referral_clock_measure (fact->received_at, fact->first_on, (const MdgReferralStop *) (gpointer) stops->data, stops->len, days);
}

static gboolean
has_code (const char *codes,
          const char *code,
          char separator)
{
  gsize length = strlen (code);

  for (const char *p = codes; p != NULL && *p != '\0'; p = strchr (p, separator) != NULL ? strchr (p, separator) + 1 : NULL)
    if (strncmp (p, code, length) == 0 && (p[length] == '\0' || p[length] == separator))
      return TRUE;

  return FALSE;
}

static gboolean
is_closed (const MdgReferralFact *fact)
{
  return g_strcmp0 (fact->status, "closed") == 0;
}

/* What counts as a line of the table: all, the closed, or those with an outcome. */
static gint64
count (const MdgReferralFacts *facts,
       const char *reason,
       gboolean only_closed,
       const char *outcome)
{
  gint64 n = 0;

  for (guint i = 0; i < facts->referrals->len; i++)
    {
      const MdgReferralFact *fact = facts->referrals->pdata[i];

      if (reason != NULL && !has_code (fact->reasons, reason, ' '))
        continue;
      if (only_closed && !is_closed (fact))
        continue;
      if (outcome == NULL || (is_closed (fact) && has_code (fact->outcomes, outcome, ',')))
        n++;
    }

  return n;
}

static void
fill_row (const MdgReferralFacts *facts,
          MdgTable *table,
          guint row,
          GPtrArray *reasons,
          gboolean only_closed,
          const char *outcome)
{
  for (guint i = 0; i < reasons->len; i++)
    mdg_table_set_number (table, row, i + 1, count (facts, mdg_record_get_text (reasons->pdata[i], MDG_TERM_CODE), only_closed, outcome));
  mdg_table_set_number (table, row, reasons->len + 1, count (facts, NULL, only_closed, outcome));
}

static const char *
get_short (MdgRecord *term)
{
  const char *text = mdg_record_get_text (term, MDG_TERM_SHORT);

  return text != NULL ? text : mdg_record_get_text (term, MDG_TERM_LABEL);
}

MdgTable *
mdg_referral_facts_new_outcomes (const MdgReferralFacts *facts,
                                 MdgWorkspace *workspace)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (workspace);
  g_autoptr (GPtrArray) reasons = mdg_vocabularies_list (vocabularies, "reason9", 0);
  g_autoptr (GPtrArray) outcomes = mdg_vocabularies_list (vocabularies, "outcome", 0);
  MdgTable *table = mdg_table_new ("reasons-outcomes", _ ("Outcomes by reason"));
  guint row;

  mdg_table_add_column (table, C_ ("referral", "Outcome"), MDG_CELL_TEXT, LABEL_WEIGHT);
  for (guint i = 0; i < reasons->len; i++)
    mdg_table_add_column (table, get_short (reasons->pdata[i]), MDG_CELL_NUMBER, NUMBER_WEIGHT);
  mdg_table_add_column (table, C_ ("referral", "Referrals"), MDG_CELL_NUMBER, NUMBER_WEIGHT);

  row = mdg_table_add_row (table, "referrals", 0);
  mdg_table_set_text (table, row, 0, C_ ("referral", "Referrals"));
  fill_row (facts, table, row, reasons, FALSE, NULL);
  row = mdg_table_add_row (table, "closed", 0);
  mdg_table_set_text (table, row, 0, C_ ("referral", "of these closed"));
  fill_row (facts, table, row, reasons, TRUE, NULL);
  for (guint i = 0; i < outcomes->len; i++)
    {
      const char *code = mdg_record_get_text (outcomes->pdata[i], MDG_TERM_CODE);

      if (count (facts, NULL, TRUE, code) == 0)
        continue;
      row = mdg_table_add_row (table, code, 1);
      mdg_table_set_text (table, row, 0, mdg_record_get_text (outcomes->pdata[i], MDG_TERM_LABEL));
      fill_row (facts, table, row, reasons, TRUE, code);
    }
  mdg_table_add_note (table, _ ("A referral may have several reasons and outcomes, so that the sums are not the number of referrals."));

  return table;
}

static int
compare_ints (gconstpointer a,
              gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* Half days are rounded up; MDG_TABLE_NO_NUMBER of nothing. */
static gint64
get_median (GArray *days)
{
  if (days->len == 0)
    return MDG_TABLE_NO_NUMBER;

  g_array_sort (days, compare_ints);
  if (days->len % 2 == 1)
    return g_array_index (days, int, days->len / 2);

  return (g_array_index (days, int, days->len / 2 - 1) + g_array_index (days, int, days->len / 2) + 1) / 2;
}

static void
add_days_row (const MdgReferralFacts *facts,
              MdgTable *table,
              const char *urgency,
              const char *label)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (int));
  guint row = mdg_table_add_row (table, urgency != NULL ? urgency : "all", 0);
  gint64 n = 0;
  gint64 in_time = 0;
  gint64 paused = 0;

  for (guint i = 0; i < facts->referrals->len; i++)
    {
      const MdgReferralFact *fact = facts->referrals->pdata[i];
      MdgReferralDays days;
      int taken;

      if (urgency != NULL && g_strcmp0 (fact->urgency, urgency) != 0)
        continue;
      n++;
      if (!mdg_referral_facts_measure (facts, fact, &days))
        continue;
      taken = days.calendar - days.paused;
      g_array_append_val (list, taken);
      paused += days.paused;
      in_time += fact->clock_due == NULL || strncmp (fact->first_on, fact->clock_due, 10) <= 0;
    }

  mdg_table_set_text (table, row, 0, label);
  mdg_table_set_number (table, row, 1, n);
  mdg_table_set_number (table, row, 2, list->len);
  mdg_table_set_number (table, row, 3, get_median (list));
  mdg_table_set_number (table, row, 4, list->len > 0 ? g_array_index (list, int, 0) : MDG_TABLE_NO_NUMBER);
  mdg_table_set_number (table, row, 5, list->len > 0 ? g_array_index (list, int, list->len - 1) : MDG_TABLE_NO_NUMBER);
  mdg_table_set_number (table, row, 6, in_time);
  mdg_table_set_number (table, row, 7, paused);
  if (urgency == NULL)
    mdg_table_set_total_row (table, row);
}

MdgTable *
mdg_referral_facts_new_days (const MdgReferralFacts *facts,
                             MdgWorkspace *workspace)
{
  g_autoptr (GPtrArray) urgencies = mdg_vocabularies_list (mdg_workspace_get_vocabularies (workspace), "urgency", 0);
  MdgTable *table = mdg_table_new ("days", _ ("Days from the receipt to the visit or advice"));
  const char *const labels[] = { C_ ("referral", "Referrals"), C_ ("referral", "Visited"), C_ ("referral", "Median"), C_ ("referral", "Shortest"), C_ ("referral", "Longest"), C_ ("referral", "Within the term"), C_ ("referral", "Days paused") };

  mdg_table_add_column (table, C_ ("referral", "Urgency"), MDG_CELL_TEXT, LABEL_WEIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    mdg_table_add_column (table, labels[i], MDG_CELL_NUMBER, NUMBER_WEIGHT);
  for (guint i = 0; i < urgencies->len; i++)
    add_days_row (facts, table, mdg_record_get_text (urgencies->pdata[i], MDG_TERM_CODE), mdg_record_get_text (urgencies->pdata[i], MDG_TERM_LABEL));
  add_days_row (facts, table, NULL, C_ ("referral", "All"));
  mdg_table_add_note (table, _ ("Calendar days without those in which the clock stood; these are summed up apart."));

  return table;
}

MdgTable *
mdg_referral_facts_new_later (const MdgReferralFacts *facts,
                              MdgWorkspace *workspace)
{
  g_autoptr (GPtrArray) outcomes = mdg_vocabularies_list (mdg_workspace_get_vocabularies (workspace), "outcome", 0);
  MdgTable *table = mdg_table_new ("later", _ ("What became of it later"));

  mdg_table_add_column (table, C_ ("referral", "Outcome"), MDG_CELL_TEXT, LABEL_WEIGHT);
  mdg_table_add_column (table, C_ ("referral", "At the closing"), MDG_CELL_NUMBER, NUMBER_WEIGHT);
  mdg_table_add_column (table, C_ ("referral", "After 30 days"), MDG_CELL_NUMBER, NUMBER_WEIGHT);
  mdg_table_add_column (table, C_ ("referral", "After 90 days"), MDG_CELL_NUMBER, NUMBER_WEIGHT);
  for (guint i = 0; i < outcomes->len; i++)
    {
      const char *code = mdg_record_get_text (outcomes->pdata[i], MDG_TERM_CODE);
      gint64 n[3] = { count (facts, NULL, TRUE, code), 0, 0 };
      guint row;

      for (guint j = 0; j < facts->referrals->len; j++)
        {
          const MdgReferralFact *fact = facts->referrals->pdata[j];

          n[1] += g_strcmp0 (fact->later30, code) == 0;
          n[2] += g_strcmp0 (fact->later90, code) == 0;
        }
      if (n[0] + n[1] + n[2] == 0)
        continue;
      row = mdg_table_add_row (table, code, 0);
      mdg_table_set_text (table, row, 0, mdg_record_get_text (outcomes->pdata[i], MDG_TERM_LABEL));
      for (guint j = 0; j < G_N_ELEMENTS (n); j++)
        mdg_table_set_number (table, row, j + 1, n[j]);
    }

  return table;
}

typedef struct
{
  gint64 visits;
  gint64 missed;
  gint64 advices;
  gint64 minutes;
} Sum;

static void
add_doctor (MdgTable *table,
            const char *name,
            const Sum *sum,
            gboolean is_total)
{
  guint row = mdg_table_add_row (table, is_total ? "total" : NULL, 0);
  g_autofree char *hours = g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", sum->minutes / 60, (int) (sum->minutes % 60));

  mdg_table_set_text (table, row, 0, name);
  mdg_table_set_number (table, row, 1, sum->visits);
  mdg_table_set_number (table, row, 2, sum->missed);
  mdg_table_set_number (table, row, 3, sum->advices);
  mdg_table_set_number (table, row, 4, sum->minutes);
  mdg_table_set_text (table, row, 5, hours);
  if (is_total)
    mdg_table_set_total_row (table, row);
}

static void
add_work (Sum *sum,
          const MdgReferralWork *work)
{
  sum->visits += g_strcmp0 (work->status, "done") == 0;
  sum->missed += g_strcmp0 (work->status, "missed") == 0;
  sum->advices += work->status == NULL;
  sum->minutes += work->minutes != MDG_NO_INTEGER ? work->minutes : 0;
}

MdgTable *
mdg_referral_facts_new_doctors (GPtrArray *work)
{
  MdgTable *table = mdg_table_new ("doctors", _ ("Time of the doctors"));
  Sum total = { 0 };

  mdg_table_add_column (table, C_ ("referral", "Doctor"), MDG_CELL_TEXT, LABEL_WEIGHT);
  mdg_table_add_column (table, C_ ("referral", "Visits"), MDG_CELL_NUMBER, NUMBER_WEIGHT);
  mdg_table_add_column (table, C_ ("referral", "Nobody met"), MDG_CELL_NUMBER, NUMBER_WEIGHT);
  mdg_table_add_column (table, C_ ("referral", "Advices"), MDG_CELL_NUMBER, NUMBER_WEIGHT);
  mdg_table_add_column (table, C_ ("referral", "Minutes"), MDG_CELL_NUMBER, NUMBER_WEIGHT);
  mdg_table_add_column (table, C_ ("referral", "Hours"), MDG_CELL_TEXT, NUMBER_WEIGHT);
  for (guint i = 0; i < work->len;)
    {
      const char *doctor = ((const MdgReferralWork *) work->pdata[i])->doctor;
      Sum sum = { 0 };

      for (; i < work->len && g_strcmp0 (((const MdgReferralWork *) work->pdata[i])->doctor, doctor) == 0; i++)
        {
          add_work (&sum, work->pdata[i]);
          add_work (&total, work->pdata[i]);
        }
      add_doctor (table, doctor != NULL ? doctor : "", &sum, FALSE);
    }
  add_doctor (table, C_ ("referral", "All"), &total, TRUE);

  return table;
}

enum
{
  REQUESTS,
  REQUESTS_OUTREACH,
  REQUESTS_ADVICE,
  DONE,
  WAITING,
  MEDIAN,
  N_FIGURES
};

static gboolean
is_in (const char *at,
       const char *first,
       const char *last)
{
  return at != NULL && strncmp (at, first, 10) >= 0 && strncmp (at, last, 10) <= 0;
}

/* first and last are ISO days of the period. */
static void
count_period (const MdgReferralFacts *facts,
              const char *first,
              const char *last,
              gint64 *numbers)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < facts->referrals->len; i++)
    {
      const MdgReferralFact *fact = facts->referrals->pdata[i];
      gboolean is_requested = is_in (fact->received_at, first, last);
      gboolean is_done = is_in (fact->first_on, first, last);
      MdgReferralDays days;
      int taken;

      numbers[REQUESTS] += is_requested;
      numbers[REQUESTS_OUTREACH] += is_requested && g_strcmp0 (fact->kind, "outreach") == 0;
      numbers[REQUESTS_ADVICE] += is_requested && g_strcmp0 (fact->kind, "advice") == 0;
      numbers[DONE] += is_done;
      numbers[WAITING] += strncmp (fact->received_at, last, 10) <= 0 && (fact->first_on == NULL || strncmp (fact->first_on, last, 10) > 0) && (fact->closed_on == NULL || strncmp (fact->closed_on, last, 10) > 0);
      if (!is_done || !mdg_referral_facts_measure (facts, fact, &days))
        continue;
      taken = days.calendar - days.paused;
      g_array_append_val (list, taken);
    }
  numbers[MEDIAN] = get_median (list);
}

static char *
dup_first_day (int year,
               int month)
{
  return g_strdup_printf ("%04d-%02d-01", month < 1 ? year - 1 : year, month < 1 ? month + 12 : month);
}

static char *
dup_last_day (int year,
              int month)
{
  int of_year = month < 1 ? year - 1 : year;
  int of_month = month < 1 ? month + 12 : month;

  return g_strdup_printf ("%04d-%02d-%02d", of_year, of_month, g_date_get_days_in_month ((GDateMonth) of_month, (GDateYear) of_year));
}

MdgTable *
mdg_referral_facts_new_monthly (MdgWorkspace *workspace,
                                int year,
                                int month,
                                GError **error)
{
  static const char *const codes[N_FIGURES] = { "requests", "outreach", "advice", "done", "waiting", "median" };
  static const char *const labels[N_FIGURES] = { NC_ ("monthly", "Requests"), NC_ ("monthly", "Outreach"), NC_ ("monthly", "Individual consultations"), NC_ ("monthly", "Visited or advised"), NC_ ("monthly", "Waiting at the end"), NC_ ("monthly", "Days to the visit (median)") };
  static const char *const periods[] = { NC_ ("monthly", "This month"), NC_ ("monthly", "Month before"), NC_ ("monthly", "Same month last year"), NC_ ("monthly", "Fiscal year") };
  g_autoptr (MdgReferralFacts) facts = mdg_referral_facts_load (workspace, NULL, NULL, error);
  const int begins[][2] = { { year, month }, { year, month - 1 }, { year - 1, month }, { month < 4 ? year - 1 : year, 4 } };
  const int ends[][2] = { { year, month }, { year, month - 1 }, { year - 1, month }, { year, month } };
  gint64 numbers[G_N_ELEMENTS (periods)][N_FIGURES] = { { 0 } };
  gboolean is_known[G_N_ELEMENTS (periods)];
  MdgTable *table;

  if (facts == NULL)
    return NULL;

  table = mdg_table_new ("outreach", _ ("Outreach and individual consultations"));
  mdg_table_add_column (table, C_ ("monthly", "Referrals"), MDG_CELL_TEXT, MONTHLY_LABEL);
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autofree char *first = dup_first_day (begins[i][0], begins[i][1]);
      g_autofree char *last = dup_last_day (ends[i][0], ends[i][1]);

      mdg_table_add_column (table, g_dpgettext2 (GETTEXT_PACKAGE, "monthly", periods[i]), MDG_CELL_NUMBER, MONTHLY_NUMBER);
      is_known[i] = facts->referrals->len > 0 && strncmp (((const MdgReferralFact *) facts->referrals->pdata[0])->received_at, last, 10) <= 0;
      count_period (facts, first, last, numbers[i]);
    }
  for (guint i = 0; i < N_FIGURES; i++)
    {
      guint row = mdg_table_add_row (table, codes[i], i >= REQUESTS_OUTREACH && i <= REQUESTS_ADVICE ? 1 : 0);

      mdg_table_set_text (table, row, 0, g_dpgettext2 (GETTEXT_PACKAGE, "monthly", labels[i]));
      for (guint j = 0; j < G_N_ELEMENTS (periods); j++)
        mdg_table_set_number (table, row, j + 1, is_known[j] ? numbers[j][i] : MDG_TABLE_NO_NUMBER);
    }

  return table;
}
