#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-monthly-figures.h"

#include "mdg-area.h"
#include "mdg-date.h"

#include <glib/gi18n-lib.h>

#define LABEL_WEIGHT 79
#define NUMBER_WEIGHT 24
#define UNKNOWN "unknown"
#define RESIDENTS "住民" /* group of professions in the vocabulary */

enum
{
  THIS_MONTH,
  MONTH_BEFORE,
  LAST_YEAR,
  FISCAL_YEAR,
  N_PERIODS
};

typedef struct
{
  MdgCube *cube;
  MdgVocabularies *vocabularies;
  GHashTable *kept;
  int fiscal_year;
  MdgCubeSpan spans[N_PERIODS];
  gboolean is_known[N_PERIODS];
} Figures;

/* month may lie outside 1 to 12. */
static gint32
get_first_day (int year,
               int month)
{
  MdgDate date = { year + (month - 1) / 12, (month - 1) % 12 + 1, 1 };

  if (month < 1)
    date = (MdgDate){ year - 1, month + 12, 1 };

  return mdg_date_to_days (&date);
}

static void
figures_init (Figures *self,
              MdgCube *cube,
              MdgVocabularies *vocabularies,
              int year,
              int month)
{
  MdgDate date = { year, month, 1 };
  gint32 first = G_MAXINT32;

  self->cube = cube;
  self->vocabularies = vocabularies;
  self->fiscal_year = mdg_date_fiscal_year (&date);
  self->spans[THIS_MONTH] = (MdgCubeSpan){ get_first_day (year, month), get_first_day (year, month + 1) };
  self->spans[MONTH_BEFORE] = (MdgCubeSpan){ get_first_day (year, month - 1), get_first_day (year, month) };
  self->spans[LAST_YEAR] = (MdgCubeSpan){ get_first_day (year - 1, month), get_first_day (year - 1, month + 1) };
  self->spans[FISCAL_YEAR] = (MdgCubeSpan){ get_first_day (self->fiscal_year, 4), get_first_day (year, month + 1) };

  if (!mdg_cube_get_first_day (cube, &first))
    return;

  for (guint i = 0; i < N_PERIODS; i++)
    self->is_known[i] = self->spans[i].to > first;
}

static const char *
get_period_label (guint period)
{
  static const char *const labels[N_PERIODS] = { NC_ ("monthly", "This month"), NC_ ("monthly", "Month before"), NC_ ("monthly", "Same month last year"), NC_ ("monthly", "Fiscal year") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "monthly", labels[period]);
}

static MdgTable *
new_table (const char *key,
           const char *title,
           const char *label)
{
  MdgTable *table = mdg_table_new (key, title);

  mdg_table_add_column (table, label, MDG_CELL_TEXT, LABEL_WEIGHT);
  for (guint i = 0; i < N_PERIODS; i++)
    mdg_table_add_column (table, get_period_label (i), MDG_CELL_NUMBER, NUMBER_WEIGHT);

  return table;
}

/* Two figures a period. */
static MdgTable *
new_pair_table (const char *key,
                const char *title,
                const char *label,
                const char *first,
                const char *second)
{
  MdgTable *table = mdg_table_new (key, title);

  mdg_table_add_column (table, label, MDG_CELL_TEXT, LABEL_WEIGHT);
  for (guint i = 0; i < N_PERIODS; i++)
    {
      g_autofree char *first_label = g_strdup_printf ("%s %s", get_period_label (i), first);
      g_autofree char *second_label = g_strdup_printf ("%s %s", get_period_label (i), second);

      mdg_table_add_column (table, first_label, MDG_CELL_NUMBER, NUMBER_WEIGHT / 2.0);
      mdg_table_add_column (table, second_label, MDG_CELL_NUMBER, NUMBER_WEIGHT / 2.0);
    }

  return table;
}

static guint
add_row (Figures *self,
         MdgTable *table,
         const char *code,
         int level,
         const char *label,
         const gint64 *numbers)
{
  guint row = mdg_table_add_row (table, code, level);
  guint width = (mdg_table_get_n_columns (table) - 1) / N_PERIODS;

  mdg_table_set_text (table, row, 0, label);
  for (guint i = 0; i < N_PERIODS * width; i++)
    mdg_table_set_number (table, row, i + 1, self->is_known[i / width] ? numbers[i] : MDG_TABLE_NO_NUMBER);

  return row;
}

static void
add_total (Figures *self,
           MdgTable *table,
           const char *label,
           const gint64 *numbers)
{
  mdg_table_set_total_row (table, add_row (self, table, "total", 0, label, numbers));
}

/* Figures of all codes of an axis in the four periods; those of a code stand together. */
typedef struct
{
  guint n;
  guint width; /* figures a period */
  gint64 *numbers;
  gboolean *is_shown; /* by code: has its row */
} Counts;

static void
counts_init (Counts *self,
             guint n,
             guint width)
{
  self->n = n;
  self->width = width;
  self->numbers = g_new0 (gint64, n * N_PERIODS * width);
  self->is_shown = g_new0 (gboolean, n);
}

static void
counts_clear (Counts *self)
{
  g_free (self->numbers);
  g_free (self->is_shown);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Counts, counts_clear)

static gint64 *
counts_get (Counts *self,
            guint code)
{
  return &self->numbers[code * N_PERIODS * self->width];
}

static void
counts_put (Counts *self,
            guint period,
            guint figure,
            const guint32 *counts)
{
  for (guint code = 0; code < self->n; code++)
    counts_get (self, code)[period * self->width + figure] = counts[code];
}

static gboolean
counts_is_zero (Counts *self,
                guint code)
{
  const gint64 *numbers = counts_get (self, code);

  for (guint i = 0; i < N_PERIODS * self->width; i++)
    if (numbers[i] != 0)
      return FALSE;

  return TRUE;
}

static void
counts_add_to (Counts *self,
               guint code,
               gint64 *sums)
{
  for (guint i = 0; i < N_PERIODS * self->width; i++)
    sums[i] += counts_get (self, code)[i];
}

static void
count_axis (Figures *self,
            MdgCubeAxis axis,
            Counts *counts,
            guint figure)
{
  g_autofree guint32 *of_period = g_new (guint32, counts->n);

  for (guint period = 0; period < N_PERIODS; period++)
    {
      mdg_cube_count (self->cube, axis, self->spans[period], of_period);
      counts_put (counts, period, figure, of_period);
    }
}

static const gint64 no_figures[2 * N_PERIODS] = { 0 };

/* The row of a code, also when it was never met. */
static guint
add_code_row (Figures *self,
              MdgTable *table,
              MdgCubeAxis axis,
              Counts *counts,
              int level,
              const char *code,
              const char *label)
{
  guint number = mdg_cube_find_code (self->cube, axis, code);

  if (number != G_MAXUINT)
    counts->is_shown[number] = TRUE;

  return add_row (self, table, code, level, label, number != G_MAXUINT ? counts_get (counts, number) : no_figures);
}

static void
add_term_row (Figures *self,
              MdgTable *table,
              MdgCubeAxis axis,
              Counts *counts,
              int level,
              MdgRecord *term)
{
  guint row = add_code_row (self, table, axis, counts, level, mdg_record_get_text (term, MDG_TERM_CODE), mdg_record_get_text (term, MDG_TERM_LABEL));

  mdg_table_set_row_short (table, row, mdg_record_get_text (term, MDG_TERM_SHORT));
}

/* Codes with figures that the list of the year does not name; then those without a code. */
static void
add_left_rows (Figures *self,
               MdgTable *table,
               const char *vocabulary,
               MdgCubeAxis axis,
               Counts *counts)
{
  for (guint code = 1; code < counts->n; code++)
    {
      const char *text = mdg_cube_get_code_text (self->cube, axis, code);

      if (!counts->is_shown[code] && !counts_is_zero (counts, code))
        add_row (self, table, text, 0, mdg_vocabularies_get_label (self->vocabularies, vocabulary, text, self->fiscal_year), counts_get (counts, code));
    }
  add_row (self, table, UNKNOWN, 0, C_ ("monthly", "Unknown"), counts_get (counts, 0));
}

static void
sum_all (Counts *counts,
         gint64 *sums)
{
  for (guint code = 0; code < counts->n; code++)
    counts_add_to (counts, code, sums);
}

typedef enum
{
  TABLE_PLAIN = 0,
  TABLE_BRIEF = 1 << 0,    /* a long list: what has no figure at all is gathered in one line */
  TABLE_MULTIPLE = 1 << 1, /* several answers a consultation */
} TableFlags;

static const char *
get_multiple_note (void)
{
  return _ ("A consultation can count several times, so the total differs from the number of consultations.");
}

/* A long list gathers what has no figure, but not "other" nor what an earlier edition showed. */
static gboolean
is_needed (Figures *self,
           const char *key,
           const char *code,
           MdgCubeAxis axis,
           Counts *counts)
{
  guint number = mdg_cube_find_code (self->cube, axis, code);
  g_autofree char *name = g_strdup_printf ("%s/%s", key, code);

  return (number != G_MAXUINT && !counts_is_zero (counts, number)) || g_str_equal (code, "other") || (self->kept != NULL && g_hash_table_contains (self->kept, name));
}

/* What a long list leaves out, so that a nought is read and not guessed. */
static void
add_gathered_row (Figures *self,
                  MdgTable *table,
                  guint n)
{
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u without a consultation", "%u without a consultation", n), n);

  add_row (self, table, "gathered", 0, label, no_figures);
}

static MdgTable *
new_axis_table (Figures *self,
                const char *key,
                const char *title,
                const char *label,
                const char *vocabulary,
                MdgCubeAxis axis,
                TableFlags flags)
{
  MdgTable *table = new_table (key, title, label);
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (self->vocabularies, vocabulary, self->fiscal_year);
  gint64 sums[N_PERIODS] = { 0 };
  guint n_gathered = 0;
  g_auto (Counts) counts = { 0 };

  counts_init (&counts, mdg_cube_get_n_codes (self->cube, axis), 1);
  count_axis (self, axis, &counts, 0);
  for (guint i = 0; i < terms->len; i++)
    {
      const char *code = mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE);

      if ((flags & TABLE_BRIEF) == 0 || is_needed (self, key, code, axis, &counts))
        add_term_row (self, table, axis, &counts, 0, terms->pdata[i]);
      else
        n_gathered++;
    }
  add_left_rows (self, table, vocabulary, axis, &counts);
  if (n_gathered > 0)
    add_gathered_row (self, table, n_gathered);

  sum_all (&counts, sums);
  add_total (self, table, (flags & TABLE_MULTIPLE) != 0 ? C_ ("monthly", "Total (with repeats)") : C_ ("monthly", "Total"), sums);
  if ((flags & TABLE_MULTIPLE) != 0)
    mdg_table_add_note (table, get_multiple_note ());

  return table;
}

/* Subtotal of a group and its lines; the lines come first in the array of terms or not, so it is walked. A group of one
   line is that line. */
static void
add_content_group (Figures *self,
                   MdgTable *table,
                   GPtrArray *terms,
                   MdgRecord *group,
                   Counts *counts)
{
  const char *group_code = mdg_record_get_text (group, MDG_TERM_CODE);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  gint64 sums[2 * N_PERIODS] = { 0 };

  for (guint i = 0; i < terms->len; i++)
    if (g_strcmp0 (mdg_record_get_text (terms->pdata[i], MDG_TERM_PARENT), group_code) == 0)
      {
        guint code = mdg_cube_find_code (self->cube, MDG_CUBE_CONTENT, mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE));

        if (code != G_MAXUINT)
          counts_add_to (counts, code, sums);
        g_ptr_array_add (lines, terms->pdata[i]);
      }

  if (lines->len > 1)
    mdg_table_set_row_short (table, add_row (self, table, group_code, -1, mdg_record_get_text (group, MDG_TERM_LABEL), sums), mdg_record_get_text (group, MDG_TERM_SHORT));
  for (guint i = 0; i < lines->len; i++)
    add_term_row (self, table, MDG_CUBE_CONTENT, counts, lines->len > 1 ? 1 : 0, lines->pdata[i]);
}

static MdgTable *
new_content_table (Figures *self)
{
  MdgTable *table = new_pair_table ("by-content", C_ ("monthly", "By content (main / with repeats)"), C_ ("monthly", "Content"), C_ ("content", "main"), C_ ("content", "all"));
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (self->vocabularies, "content", self->fiscal_year);
  gint64 sums[2 * N_PERIODS] = { 0 };
  g_auto (Counts) counts = { 0 };

  counts_init (&counts, mdg_cube_get_n_codes (self->cube, MDG_CUBE_CONTENT), 2);
  count_axis (self, MDG_CUBE_MAIN_CONTENT, &counts, 0);
  count_axis (self, MDG_CUBE_CONTENT, &counts, 1);
  for (guint i = 0; i < terms->len; i++)
    if (mdg_vocabularies_is_group (self->vocabularies, terms->pdata[i]))
      add_content_group (self, table, terms, terms->pdata[i], &counts);
    else if (mdg_record_is_empty (terms->pdata[i], MDG_TERM_PARENT))
      add_term_row (self, table, MDG_CUBE_CONTENT, &counts, 0, terms->pdata[i]);
  add_left_rows (self, table, "content", MDG_CUBE_CONTENT, &counts);

  sum_all (&counts, sums);
  add_total (self, table, C_ ("monthly", "Total"), sums);
  mdg_table_add_note (table, get_multiple_note ());

  return table;
}

static void
add_kind_rows (Figures *self,
               MdgTable *table)
{
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (self->vocabularies, "consult_kind", self->fiscal_year);
  gint64 sums[N_PERIODS] = { 0 };
  gint64 people[N_PERIODS];
  gint64 no_case[N_PERIODS] = { 0 };
  g_auto (Counts) counts = { 0 };
  g_auto (Counts) marked = { 0 };

  counts_init (&counts, mdg_cube_get_n_codes (self->cube, MDG_CUBE_KIND), 1);
  count_axis (self, MDG_CUBE_KIND, &counts, 0);
  for (guint i = 0; i < terms->len; i++)
    add_term_row (self, table, MDG_CUBE_KIND, &counts, 0, terms->pdata[i]);
  add_left_rows (self, table, "consult_kind", MDG_CUBE_KIND, &counts);
  sum_all (&counts, sums);
  add_total (self, table, C_ ("monthly", "Total of consultations"), sums);

  counts_init (&marked, mdg_cube_get_n_codes (self->cube, MDG_CUBE_NO_CASE), 1);
  count_axis (self, MDG_CUBE_NO_CASE, &marked, 0);
  for (guint code = 1; code < marked.n; code++)
    counts_add_to (&marked, code, no_case);
  for (guint i = 0; i < N_PERIODS; i++)
    people[i] = mdg_cube_count_people (self->cube, self->spans[i]);
  add_row (self, table, "people", 0, C_ ("monthly", "People"), people);
  add_row (self, table, "no-case", 0, C_ ("monthly", "Of the consultations: not a case"), no_case);
}

enum
{
  CALL_IN,
  CALL_OUT,
  VISIT,
  FAX,
  ICT,
  MEETING,
  OTHER,
  N_WAYS
};

static guint
get_way (const char *channel,
         const char *direction)
{
  static const struct
  {
    const char *channel;
    guint way;
  } ways[] = { { "home", VISIT }, { "fax", FAX }, { "ict", ICT }, { "meet", MEETING }, { "web", MEETING } };

  if (g_strcmp0 (channel, "tel") == 0)
    return g_strcmp0 (direction, "in") == 0 ? CALL_IN : g_strcmp0 (direction, "out") == 0 ? CALL_OUT
                                                                                          : OTHER;
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_strcmp0 (channel, ways[i].channel) == 0)
      return ways[i].way;

  return OTHER;
}

static void
add_contact_rows (Figures *self,
                  MdgTable *table)
{
  static const char *const codes[N_WAYS] = { "call-in", "call-out", "visit", "fax", "ict", "meeting", "other" };
  const char *labels[N_WAYS] = { C_ ("monthly", "Calls taken"), C_ ("monthly", "Calls made"), C_ ("monthly", "Visits"), C_ ("monthly", "FAX"), C_ ("monthly", "Regional ICT"), C_ ("monthly", "Meetings (also on the web)"), C_ ("monthly", "Visitors, mail, letters and others") };
  guint width = mdg_cube_get_n_codes (self->cube, MDG_CUBE_DIRECTION);
  guint n = mdg_cube_get_n_codes (self->cube, MDG_CUBE_CHANNEL) * width;
  g_autofree guint32 *counts = g_new (guint32, n);
  gint64 numbers[N_WAYS][N_PERIODS] = { 0 };
  gint64 sums[N_PERIODS] = { 0 };
  gint64 minutes[N_PERIODS];

  for (guint period = 0; period < N_PERIODS; period++)
    {
      minutes[period] = mdg_cube_count_contacts (self->cube, self->spans[period], counts);
      for (guint i = 0; i < n; i++)
        {
          numbers[get_way (mdg_cube_get_code_text (self->cube, MDG_CUBE_CHANNEL, i / width), mdg_cube_get_code_text (self->cube, MDG_CUBE_DIRECTION, i % width))][period] += counts[i];
          sums[period] += counts[i];
        }
    }

  add_row (self, table, "contacts", -1, C_ ("monthly", "Contacts"), sums);
  for (guint i = 0; i < N_WAYS; i++)
    add_row (self, table, codes[i], 1, labels[i], numbers[i]);
  add_row (self, table, "minutes", 0, C_ ("monthly", "Time taken (minutes)"), minutes);
}

static MdgTable *
new_summary_table (Figures *self)
{
  MdgTable *table = new_table ("summary", C_ ("monthly", "Summary"), C_ ("monthly", "Kind"));

  add_kind_rows (self, table);
  add_contact_rows (self, table);

  return table;
}

/* Which codes of the axis are of residents. */
static gboolean *
new_resident_marks (Figures *self,
                    MdgCubeAxis axis)
{
  guint n = mdg_cube_get_n_codes (self->cube, axis);
  gboolean *marks = g_new0 (gboolean, n);

  for (guint code = 1; code < n; code++)
    {
      const char *text = mdg_cube_get_code_text (self->cube, axis, code);
      MdgTerm *term = axis == MDG_CUBE_PROFESSION ? mdg_vocabularies_find (self->vocabularies, "profession", text, self->fiscal_year) : NULL;

      marks[code] = axis == MDG_CUBE_AFFIL_KIND ? g_str_equal (text, "none") : term != NULL && g_strcmp0 (mdg_record_get_text (MDG_RECORD (term), MDG_TERM_GROUP), RESIDENTS) == 0;
    }

  return marks;
}

static MdgTable *
new_resident_table (Figures *self)
{
  MdgTable *table = new_table ("residents", C_ ("monthly", "Residents and hand-over to community support centres"), C_ ("monthly", "Item"));
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (self->vocabularies, "handover_result", self->fiscal_year);
  g_autofree gboolean *affiliations = new_resident_marks (self, MDG_CUBE_AFFIL_KIND);
  g_autofree gboolean *professions = new_resident_marks (self, MDG_CUBE_PROFESSION);
  gint64 sums[N_PERIODS] = { 0 };
  gint64 handed_over[N_PERIODS] = { 0 };
  g_auto (Counts) counts = { 0 };
  g_autofree guint32 *of_period = NULL;
  guint open;

  counts_init (&counts, mdg_cube_get_n_codes (self->cube, MDG_CUBE_HANDOVER), 1);
  of_period = g_new (guint32, counts.n);
  for (guint period = 0; period < N_PERIODS; period++)
    {
      mdg_cube_count_either (self->cube, MDG_CUBE_AFFIL_KIND, affiliations, MDG_CUBE_PROFESSION, professions, MDG_CUBE_HANDOVER, self->spans[period], of_period);
      counts_put (&counts, period, 0, of_period);
    }
  sum_all (&counts, sums);
  for (guint code = 1; code < counts.n; code++)
    counts_add_to (&counts, code, handed_over);

  add_row (self, table, "residents", 0, C_ ("monthly", "Consultations of residents"), sums);
  add_row (self, table, "handed-over", -1, C_ ("monthly", "Of these handed over"), handed_over);
  for (guint i = 0; i < terms->len; i++)
    add_term_row (self, table, MDG_CUBE_HANDOVER, &counts, 1, terms->pdata[i]);
  open = mdg_cube_find_code (self->cube, MDG_CUBE_HANDOVER, MDG_CUBE_HANDED_OVER);
  add_row (self, table, "no-result", 1, C_ ("monthly", "Result not yet known"), open != G_MAXUINT ? counts_get (&counts, open) : no_figures);

  return table;
}

static void
add_area_rows (Figures *self,
               MdgTable *table,
               GPtrArray *areas,
               Counts *counts)
{
  gint64 left[2 * N_PERIODS] = { 0 };
  gboolean has_outside = FALSE;
  gboolean has_left = FALSE;

  for (guint i = 0; i < areas->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mdg_record_get_id (areas->pdata[i]));
      guint code = mdg_cube_find_code (self->cube, MDG_CUBE_AREA, id);

      if (code != G_MAXUINT)
        counts->is_shown[code] = TRUE;
      has_outside = has_outside || mdg_record_get_flag (areas->pdata[i], MDG_AREA_IS_OUTSIDE);
      add_row (self, table, mdg_record_get_text (areas->pdata[i], MDG_AREA_CODE), 0, mdg_record_get_text (areas->pdata[i], MDG_AREA_NAME), code != G_MAXUINT ? counts_get (counts, code) : no_figures);
    }

  for (guint code = 1; code < counts->n; code++)
    if (!counts->is_shown[code] && !counts_is_zero (counts, code))
      {
        has_left = TRUE;
        counts_add_to (counts, code, left);
      }
  if (has_left)
    add_row (self, table, "former", 0, C_ ("monthly", "Areas that are no longer listed"), left);
  if (!has_outside)
    add_row (self, table, "outside", 0, C_ ("monthly", "Outside the city"), no_figures);
  add_row (self, table, UNKNOWN, 0, C_ ("monthly", "Unknown"), counts_get (counts, 0));
}

static MdgTable *
new_area_table (Figures *self,
                GPtrArray *areas)
{
  MdgTable *table = new_pair_table ("by-area", C_ ("monthly", "By area (consultations and people)"), C_ ("monthly", "Area"), C_ ("area", "consultations"), C_ ("area", "people"));
  gint64 sums[2 * N_PERIODS] = { 0 };
  g_auto (Counts) counts = { 0 };
  g_autofree guint32 *of_period = NULL;

  counts_init (&counts, mdg_cube_get_n_codes (self->cube, MDG_CUBE_AREA), 2);
  count_axis (self, MDG_CUBE_AREA, &counts, 0);
  of_period = g_new (guint32, counts.n);
  for (guint period = 0; period < N_PERIODS; period++)
    {
      mdg_cube_count_people_by (self->cube, MDG_CUBE_AREA, self->spans[period], of_period);
      counts_put (&counts, period, 1, of_period);
    }

  add_area_rows (self, table, areas, &counts);
  sum_all (&counts, sums);
  add_total (self, table, C_ ("monthly", "Total"), sums);
  mdg_table_add_note (table, _ ("A person counts once, in the area of the last consultation of the period."));

  return table;
}

GPtrArray *
mdg_monthly_figures_new_tables (MdgCube *cube,
                                MdgVocabularies *vocabularies,
                                GPtrArray *areas,
                                GHashTable *kept,
                                int year,
                                int month)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func (g_object_unref);
  Figures self = { 0 };

  g_return_val_if_fail (MDG_IS_CUBE (cube), tables);
  g_return_val_if_fail (month >= 1 && month <= 12, tables);

  figures_init (&self, cube, vocabularies, year, month);
  self.kept = kept;
  g_ptr_array_add (tables, new_summary_table (&self));
  g_ptr_array_add (tables, new_axis_table (&self, "by-channel", C_ ("monthly", "By way of contact"), C_ ("monthly", "Way"), "channel", MDG_CUBE_CHANNEL, TABLE_PLAIN));
  g_ptr_array_add (tables, new_axis_table (&self, "by-affiliation", C_ ("monthly", "By organisation of the consulter"), C_ ("monthly", "Organisation"), "affil_kind", MDG_CUBE_AFFIL_KIND, TABLE_BRIEF));
  g_ptr_array_add (tables, new_resident_table (&self));
  g_ptr_array_add (tables, new_axis_table (&self, "by-profession", C_ ("monthly", "By profession of the consulter"), C_ ("monthly", "Profession"), "profession", MDG_CUBE_PROFESSION, TABLE_BRIEF));
  g_ptr_array_add (tables, new_content_table (&self));
  g_ptr_array_add (tables, new_axis_table (&self, "by-scene", C_ ("monthly", "By scene (with repeats)"), C_ ("monthly", "Scene"), "scene", MDG_CUBE_SCENE, TABLE_MULTIPLE));
  g_ptr_array_add (tables, new_area_table (&self, areas));

  return tables;
}

char *
mdg_monthly_figures_dup_new_contents (MdgCube *cube,
                                      MdgVocabularies *vocabularies,
                                      int year,
                                      int month)
{
  MdgCubeSpan before = { 0, get_first_day (year, month) };
  guint n = mdg_cube_get_n_codes (cube, MDG_CUBE_CONTENT);
  g_autofree guint32 *counts = g_new (guint32, n);
  g_autofree guint32 *counts_before = g_new (guint32, n);
  g_autoptr (GString) text = g_string_new (NULL);
  MdgDate date = { year, month, 1 };
  gint32 first;

  if (!mdg_cube_get_first_day (cube, &first) || first >= before.to)
    return NULL;

  mdg_cube_count (cube, MDG_CUBE_CONTENT, before, counts_before);
  mdg_cube_count (cube, MDG_CUBE_CONTENT, (MdgCubeSpan){ before.to, get_first_day (year, month + 1) }, counts);
  for (guint code = 1; code < n; code++)
    if (counts[code] > 0 && counts_before[code] == 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", mdg_vocabularies_get_label (vocabularies, "content", mdg_cube_get_code_text (cube, MDG_CUBE_CONTENT, code), mdg_date_fiscal_year (&date)));

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
