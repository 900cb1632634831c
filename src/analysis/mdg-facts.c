#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-facts-private.h"

#include "mdg-cube-private.h"
#include "mdg-date.h"

#include <stdio.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (MdgFacts, mdg_facts, G_TYPE_OBJECT)

static const char *const age_bands[] = { NULL, "u65", "65", "70", "80", "90" };

static void
mdg_facts_finalize (GObject *object)
{
  MdgFacts *self = MDG_FACTS (object);
  MdgCodebook *const books[] = { self->sexes, self->care_levels, self->households, self->wide_areas, self->issues, self->issue_columns, self->issue_groups };

  g_clear_object (&self->cube);
  for (guint i = 0; i < G_N_ELEMENTS (books); i++)
    mdg_codebook_free (books[i]);
  for (guint i = 0; i < MDG_CROSSTAB_N_FIELDS; i++)
    {
      g_free (self->columns[i].firsts);
      g_clear_pointer (&self->columns[i].rows, g_array_unref);
      g_clear_pointer (&self->columns[i].codes, g_array_unref);
    }
  g_array_unref (self->people);
  g_hash_table_unref (self->wide_of_area);
  g_array_unref (self->column_of_issue);
  g_array_unref (self->group_of_issue);
  g_array_unref (self->ticks);
  g_array_unref (self->findings);
  g_ptr_array_unref (self->months);
  g_ptr_array_unref (self->years);
  g_free (self->contact_rows);
  g_free (self->contact_months);
  g_free (self->contact_years);
  g_free (self->row_contacts);
  g_free (self->row_minutes);
  g_free (self->by_person);
  g_free (self->people_in_order);
  g_free (self->is_first);

  G_OBJECT_CLASS (mdg_facts_parent_class)->finalize (object);
}

static void
mdg_facts_class_init (MdgFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_facts_finalize;
}

static void
mdg_facts_init (MdgFacts *self)
{
  self->people = g_array_new (FALSE, TRUE, sizeof (MdgFactsPerson));
  self->sexes = mdg_codebook_new ();
  self->care_levels = mdg_codebook_new ();
  self->households = mdg_codebook_new ();
  self->wide_areas = mdg_codebook_new ();
  self->wide_of_area = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->issues = mdg_codebook_new ();
  self->issue_columns = mdg_codebook_new ();
  self->issue_groups = mdg_codebook_new ();
  self->column_of_issue = g_array_new (FALSE, TRUE, sizeof (guint16));
  self->group_of_issue = g_array_new (FALSE, TRUE, sizeof (guint16));
  self->ticks = g_array_new (FALSE, FALSE, sizeof (MdgFactsMark));
  self->findings = g_array_new (FALSE, FALSE, sizeof (MdgFactsMark));
  self->months = g_ptr_array_new_with_free_func (g_free);
  self->years = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->months, NULL);
  g_ptr_array_add (self->years, NULL);
}

MdgFacts *
mdg_facts_new (MdgCube *cube)
{
  MdgFacts *self = g_object_new (MDG_TYPE_FACTS, NULL);

  self->cube = g_object_ref (cube);

  return self;
}

MdgCube *
mdg_facts_get_cube (MdgFacts *self)
{
  g_return_val_if_fail (MDG_IS_FACTS (self), NULL);

  return self->cube;
}

/* The number that an age in words begins with, 0 when none does. */
static int
read_age_text (const char *text)
{
  int age = 0;

  for (const char *p = text; p != NULL && *p != '\0' && age < 100; p = g_utf8_next_char (p))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (p));

      if (digit < 0)
        break;
      age = age * 10 + digit;
    }

  return age;
}

/* An age on a day is taken as a birthday on that day. */
static void
read_birth (const MdgFactsSubject *subject,
            MdgFactsPerson *person)
{
  MdgDate date = { 0 };
  int years = 0;

  if (subject->birth == NULL || !mdg_date_parse_iso (subject->birth, &date))
    {
      years = subject->age > 0 ? (int) subject->age : read_age_text (subject->age_text);
      if (years == 0 || subject->age_on == NULL || !mdg_date_parse_iso (subject->age_on, &date))
        return;
    }

  person->year = (gint16) (date.year - years);
  person->month = (gint8) MAX (date.month, 1);
  person->day = (gint8) MAX (date.day, 1);
}

static void
add_subject (gpointer facts,
             const MdgFactsSubject *subject)
{
  MdgFacts *self = facts;
  MdgFactsPerson person = { 0 };

  g_return_if_fail (subject->id >= 0 && subject->id < G_MAXINT32);

  read_birth (subject, &person);
  person.sex = mdg_codebook_intern (self->sexes, subject->sex);
  person.care_level = mdg_codebook_intern (self->care_levels, subject->care_level);
  person.household = mdg_codebook_intern (self->households, subject->household);
  if (subject->id >= self->people->len)
    g_array_set_size (self->people, (guint) subject->id + 1);
  g_array_index (self->people, MdgFactsPerson, subject->id) = person;
  self->generation++;
}

static void
add_area (gpointer facts,
          gint64 id,
          const char *wide_area)
{
  MdgFacts *self = facts;

  g_hash_table_insert (self->wide_of_area, g_strdup_printf ("%" G_GINT64_FORMAT, id), GUINT_TO_POINTER (mdg_codebook_intern (self->wide_areas, wide_area)));
  self->generation++;
}

static void
add_mark (MdgFacts *self,
          GArray *marks,
          gint64 owner,
          const char *issue)
{
  MdgFactsMark mark = { (guint32) owner, mdg_codebook_intern (self->issues, issue) };

  g_array_append_val (marks, mark);
  self->generation++;
}

static void
add_tick (gpointer facts,
          gint64 case_id,
          const char *issue)
{
  add_mark (facts, MDG_FACTS (facts)->ticks, case_id, issue);
}

static void
add_finding (gpointer facts,
             gint64 consultation,
             const char *issue)
{
  add_mark (facts, MDG_FACTS (facts)->findings, consultation, issue);
}

const MdgFactsSink mdg_facts_sink = { add_subject, add_area, add_tick, add_finding };

static void
replace_marks (MdgFacts *self,
               GArray *marks,
               gint64 owner,
               const char *const *issues)
{
  for (guint i = 0; i < marks->len; i++)
    if (g_array_index (marks, MdgFactsMark, i).owner == (guint32) owner)
      g_array_index (marks, MdgFactsMark, i).issue = 0;
  for (const char *const *issue = issues; *issue != NULL; issue++)
    add_mark (self, marks, owner, *issue);
  self->generation++;
}

void
mdg_facts_replace_ticks (MdgFacts *self,
                         gint64 case_id,
                         const char *const *issues)
{
  g_return_if_fail (MDG_IS_FACTS (self));

  replace_marks (self, self->ticks, case_id, issues);
}

void
mdg_facts_replace_findings (MdgFacts *self,
                            gint64 consultation,
                            const char *const *issues)
{
  g_return_if_fail (MDG_IS_FACTS (self));

  replace_marks (self, self->findings, consultation, issues);
}

void
mdg_facts_set_parent (MdgFacts *self,
                      const char *issue,
                      const char *column,
                      const char *group)
{
  guint code;

  g_return_if_fail (MDG_IS_FACTS (self));

  code = mdg_codebook_intern (self->issues, issue);
  if (code >= self->column_of_issue->len)
    {
      g_array_set_size (self->column_of_issue, code + 1);
      g_array_set_size (self->group_of_issue, code + 1);
    }
  g_array_index (self->column_of_issue, guint16, code) = mdg_codebook_intern (self->issue_columns, column);
  g_array_index (self->group_of_issue, guint16, code) = mdg_codebook_intern (self->issue_groups, group);
  self->generation++;
}

/* The axis of the cube that a field is, or MDG_CUBE_N_AXES. */
static MdgCubeAxis
get_axis (MdgCrosstabField field)
{
  static const struct
  {
    MdgCrosstabField field;
    MdgCubeAxis axis;
  } axes[] = {
    { MDG_CROSSTAB_KIND, MDG_CUBE_KIND },
    { MDG_CROSSTAB_CHANNEL, MDG_CUBE_CHANNEL },
    { MDG_CROSSTAB_DIRECTION, MDG_CUBE_DIRECTION },
    { MDG_CROSSTAB_PROFESSION, MDG_CUBE_PROFESSION },
    { MDG_CROSSTAB_AFFIL_KIND, MDG_CUBE_AFFIL_KIND },
    { MDG_CROSSTAB_URGENCY, MDG_CUBE_URGENCY },
    { MDG_CROSSTAB_AREA, MDG_CUBE_AREA },
    { MDG_CROSSTAB_STAFF, MDG_CUBE_STAFF },
    { MDG_CROSSTAB_MAIN_CONTENT, MDG_CUBE_MAIN_CONTENT },
    { MDG_CROSSTAB_CONTENT, MDG_CUBE_CONTENT },
    { MDG_CROSSTAB_SCENE, MDG_CUBE_SCENE },
    { MDG_CROSSTAB_ACTION, MDG_CUBE_ACTION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    if (axes[i].field == field)
      return axes[i].axis;

  return MDG_CUBE_N_AXES;
}

void
mdg_facts_read_day (gint32 day,
                    guint16 *month,
                    guint16 *year)
{
  MdgDate date;

  *month = 0;
  *year = 0;
  if (day < 0)
    return;

  mdg_date_from_days (day, &date);
  *month = (guint16) ((date.year - MDG_FACTS_FIRST_YEAR) * 12 + date.month);
  /* 1970-01 to 03 belong to the fiscal year before; it is the first code. */
  *year = (guint16) (mdg_date_fiscal_year (&date) - MDG_FACTS_FIRST_YEAR + 2);
}

static void
make_times (MdgFacts *self,
            MdgCrosstabField field,
            MdgFactsColumn *column,
            guint from)
{
  gint32 last = G_MININT32;
  guint16 month = 0;
  guint16 year = 0;

  for (guint i = from; i < self->cube->n; i++)
    {
      gint32 day = self->cube->whens[i] == MDG_CUBE_NEVER ? -1 : self->cube->whens[i] / MDG_CUBE_MINUTES_A_DAY;

      if (day != last)
        mdg_facts_read_day (day, &month, &year);
      last = day;
      column->firsts[i] = field == MDG_CROSSTAB_MONTH ? month : year;
      column->n_codes = MAX (column->n_codes, column->firsts[i] + 1U);
    }
}

static guint16
get_age_band (const MdgFactsPerson *person,
              const MdgDate *at)
{
  MdgDate birth = { person->year, person->month, person->day };
  int age = person->year != 0 ? mdg_date_age (&birth, at) : -1;

  if (age < 0)
    return 0;

  return age < 65 ? 1 : age < 70 ? 2
                      : age < 80 ? 3
                      : age < 90 ? 4
                                 : 5;
}

static guint16
get_person_code (const MdgFactsPerson *person,
                 MdgCrosstabField field,
                 const MdgDate *at)
{
  if (field == MDG_CROSSTAB_SEX)
    return person->sex;
  if (field == MDG_CROSSTAB_CARE_LEVEL)
    return person->care_level;
  if (field == MDG_CROSSTAB_HOUSEHOLD)
    return person->household;

  return get_age_band (person, at);
}

static void
make_people (MdgFacts *self,
             MdgCrosstabField field,
             MdgFactsColumn *column,
             guint from)
{
  static const MdgFactsPerson nobody;
  gint32 last = G_MININT32;
  MdgDate at = { 0 };

  for (guint i = from; i < self->cube->n; i++)
    {
      guint32 subject = self->cube->subjects[i];
      gint32 day = self->cube->whens[i] / MDG_CUBE_MINUTES_A_DAY;

      if (day != last)
        mdg_date_from_days (day, &at);
      last = day;
      if (self->cube->whens[i] == MDG_CUBE_NEVER && field == MDG_CROSSTAB_AGE_BAND)
        subject = 0;
      column->firsts[i] = get_person_code (subject < self->people->len && subject != 0 ? &g_array_index (self->people, MdgFactsPerson, subject) : &nobody, field, &at);
    }
  column->n_codes = field == MDG_CROSSTAB_SEX ? mdg_codebook_get_n (self->sexes) : field == MDG_CROSSTAB_CARE_LEVEL ? mdg_codebook_get_n (self->care_levels)
                                                                                 : field == MDG_CROSSTAB_HOUSEHOLD  ? mdg_codebook_get_n (self->households)
                                                                                                                    : G_N_ELEMENTS (age_bands);
}

static void
make_wide_areas (MdgFacts *self,
                 MdgFactsColumn *column,
                 guint from)
{
  guint n = mdg_codebook_get_n (self->cube->books[MDG_CUBE_AREA]);
  g_autofree guint16 *codes = g_new0 (guint16, n);

  for (guint i = 1; i < n; i++)
    codes[i] = (guint16) GPOINTER_TO_UINT (g_hash_table_lookup (self->wide_of_area, mdg_codebook_get_text (self->cube->books[MDG_CUBE_AREA], i)));
  for (guint i = from; i < self->cube->n; i++)
    column->firsts[i] = codes[self->cube->columns[MDG_CUBE_AREA][i]];
  column->n_codes = mdg_codebook_get_n (self->wide_areas);
}

static void
make_column (MdgFacts *self,
             MdgCrosstabField field,
             MdgFactsColumn *column,
             guint from)
{
  if (field == MDG_CROSSTAB_MONTH || field == MDG_CROSSTAB_FISCAL_YEAR)
    make_times (self, field, column, from);
  else if (field == MDG_CROSSTAB_WIDE_AREA)
    make_wide_areas (self, column, from);
  else if (field < MDG_CROSSTAB_FIRST_LIST)
    make_people (self, field, column, from);
  else
    mdg_facts_make_issues (self, field, column, from);
}

static void
update_column (MdgFacts *self,
               MdgCrosstabField field)
{
  MdgFactsColumn *column = &self->columns[field];
  guint n = self->cube->n;
  guint from;

  if (column->generation != self->generation)
    {
      column->n = 0;
      column->generation = self->generation;
      if (column->rows != NULL)
        {
          g_array_set_size (column->rows, 0);
          g_array_set_size (column->codes, 0);
        }
    }
  if (column->room < self->cube->room)
    {
      column->room = self->cube->room;
      column->firsts = g_renew (guint16, column->firsts, column->room);
    }
  from = column->n;
  column->n = n;
  column->n_codes = MAX (column->n_codes, 1);
  if (from < n)
    make_column (self, field, column, from);
}

void
mdg_facts_get_view (MdgFacts *self,
                    MdgCrosstabField field,
                    MdgFactsView *view)
{
  MdgCubeAxis axis = get_axis (field);

  g_return_if_fail (MDG_IS_FACTS (self));
  g_return_if_fail (field < MDG_CROSSTAB_N_FIELDS);

  memset (view, 0, sizeof *view);
  if (axis == MDG_CUBE_N_AXES)
    {
      const MdgFactsColumn *column = &self->columns[field];

      update_column (self, field);
      view->firsts = column->firsts;
      view->n_codes = column->n_codes;
      if (column->rows != NULL)
        {
          view->rows = (const guint32 *) (gpointer) column->rows->data;
          view->codes = (const guint16 *) (gpointer) column->codes->data;
          view->n_others = column->rows->len;
        }
      return;
    }

  view->n_codes = mdg_cube_get_n_codes (self->cube, axis);
  if (axis < MDG_CUBE_N_COLUMNS)
    view->firsts = self->cube->columns[axis];
  else
    {
      const MdgCubeList *list = &self->cube->lists[axis == MDG_CUBE_MAIN_CONTENT ? 0 : axis - MDG_CUBE_CONTENT];

      view->firsts = list->firsts;
      if (axis == MDG_CUBE_MAIN_CONTENT)
        return;
      view->rows = (const guint32 *) (gpointer) list->rows->data;
      view->codes = (const guint16 *) (gpointer) list->codes->data;
      view->n_others = list->rows->len;
    }
}

static MdgCodebook *
get_book (MdgFacts *self,
          MdgCrosstabField field)
{
  MdgCubeAxis axis = get_axis (field);

  if (axis != MDG_CUBE_N_AXES)
    return self->cube->books[axis];

  return field == MDG_CROSSTAB_SEX ? self->sexes : field == MDG_CROSSTAB_CARE_LEVEL                             ? self->care_levels
                                                 : field == MDG_CROSSTAB_HOUSEHOLD                              ? self->households
                                                 : field == MDG_CROSSTAB_WIDE_AREA                              ? self->wide_areas
                                                 : field == MDG_CROSSTAB_ISSUE || field == MDG_CROSSTAB_FINDING ? self->issues
                                                 : field == MDG_CROSSTAB_ISSUE_COLUMN                           ? self->issue_columns
                                                 : field == MDG_CROSSTAB_ISSUE_GROUP                            ? self->issue_groups
                                                                                                                : NULL;
}

static const char *
get_time_text (GPtrArray *texts,
               gboolean is_month,
               guint code)
{
  while (texts->len <= code)
    {
      guint next = texts->len;

      if (is_month)
        g_ptr_array_add (texts, g_strdup_printf ("%04u-%02u", MDG_FACTS_FIRST_YEAR + (next - 1) / 12, (next - 1) % 12 + 1));
      else
        g_ptr_array_add (texts, g_strdup_printf ("%04u", MDG_FACTS_FIRST_YEAR + next - 2));
    }

  return texts->pdata[code];
}

const char *
mdg_facts_get_text (MdgFacts *self,
                    MdgCrosstabField field,
                    guint code)
{
  MdgCodebook *book;

  g_return_val_if_fail (MDG_IS_FACTS (self), NULL);
  g_return_val_if_fail (code <= G_MAXUINT16, NULL);

  book = get_book (self, field);
  if (book != NULL)
    return mdg_codebook_get_text (book, code);
  if (field == MDG_CROSSTAB_AGE_BAND)
    return age_bands[code];

  return get_time_text (field == MDG_CROSSTAB_MONTH ? self->months : self->years, field == MDG_CROSSTAB_MONTH, code);
}

guint
mdg_facts_find_code (MdgFacts *self,
                     MdgCrosstabField field,
                     const char *text)
{
  MdgCodebook *book;
  guint year = 0;
  guint month = 1;

  g_return_val_if_fail (MDG_IS_FACTS (self), G_MAXUINT);

  book = get_book (self, field);
  if (book != NULL)
    return mdg_codebook_find (book, text);
  if (text == NULL || *text == '\0')
    return 0;
  if (field == MDG_CROSSTAB_AGE_BAND)
    {
      for (guint i = 1; i < G_N_ELEMENTS (age_bands); i++)
        if (g_str_equal (age_bands[i], text))
          return i;
      return G_MAXUINT;
    }

  if (sscanf (text, field == MDG_CROSSTAB_MONTH ? "%4u-%2u" : "%4u", &year, &month) < (field == MDG_CROSSTAB_MONTH ? 2 : 1) || year < MDG_FACTS_FIRST_YEAR - 1 || year > 5000 || month < 1 || month > 12)
    return G_MAXUINT;

  return field == MDG_CROSSTAB_MONTH ? (year - MDG_FACTS_FIRST_YEAR) * 12 + month : year - MDG_FACTS_FIRST_YEAR + 2;
}
