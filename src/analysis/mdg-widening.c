#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-widening.h"

#include <string.h>

guint16
mdg_widening_get_band (int age)
{
  static const int ends[] = { 0, 65, 70, 80, 90 };
  guint16 band = 0;

  while (band < G_N_ELEMENTS (ends) && age >= ends[band])
    band++;

  return band;
}

void
mdg_widening_fill_attributes (const MdgWideningFacts *facts,
                              gboolean with_wide_area,
                              guint16 *attributes)
{
  attributes[MDG_WIDENING_AGE] = mdg_widening_get_band (facts->age);
  attributes[MDG_WIDENING_SEX] = facts->sex;
  attributes[MDG_WIDENING_CARE_LEVEL] = facts->care_level;
  attributes[MDG_WIDENING_HOUSEHOLD] = facts->household;
  attributes[MDG_WIDENING_WIDE_AREA] = with_wide_area ? facts->wide_area : 0;
}

static gboolean
has_issue (const MdgWideningPerson *person,
           guint issue)
{
  for (guint i = 0; i < person->n_issues; i++)
    if (person->issues[i] == issue)
      return TRUE;

  return FALSE;
}

static gboolean
is_rare (const MdgWideningIssue *vocabulary,
         guint issue)
{
  return issue != MDG_WIDENING_NONE && vocabulary[issue].is_rare;
}

/* Whether the person cannot be told from the row by its attributes and the rare issues that are printed. */
static gboolean
is_alike (const MdgWideningPerson *person,
          const MdgWideningPerson *row,
          const MdgWideningIssue *vocabulary,
          const guint *printed)
{
  if (memcmp (person->attributes, row->attributes, sizeof row->attributes) != 0)
    return FALSE;
  for (guint i = 0; i < row->n_issues; i++)
    if (is_rare (vocabulary, printed[i]) && !has_issue (person, printed[i]))
      return FALSE;

  return TRUE;
}

/* Of the rare issues printed the one that the fewest people with these attributes have; n_issues when there is none. */
static guint
find_rarest (const MdgWideningPerson *people,
             guint n_people,
             const MdgWideningIssue *vocabulary,
             const MdgWideningPerson *row,
             const guint *printed)
{
  guint rarest = row->n_issues;
  guint fewest = G_MAXUINT;

  for (guint i = 0; i < row->n_issues; i++)
    {
      guint n = 0;

      if (!is_rare (vocabulary, printed[i]))
        continue;
      for (guint j = 0; j < n_people; j++)
        n += memcmp (people[j].attributes, row->attributes, sizeof row->attributes) == 0 && has_issue (&people[j], printed[i]) ? 1 : 0;
      if (n < fewest)
        {
          fewest = n;
          rarest = i;
        }
    }

  return rarest;
}

void
mdg_widening_apply (const MdgWideningPerson *people,
                    guint n_people,
                    const MdgWideningIssue *vocabulary,
                    const MdgWideningPerson *row,
                    guint least,
                    guint *printed)
{
  for (guint i = 0; i < row->n_issues; i++)
    printed[i] = row->issues[i];

  for (;;)
    {
      guint rarest = find_rarest (people, n_people, vocabulary, row, printed);
      guint widened;
      guint n = 0;

      if (rarest == row->n_issues)
        return;
      for (guint i = 0; i < n_people && n < least; i++)
        n += is_alike (&people[i], row, vocabulary, printed) ? 1 : 0;
      if (n >= least)
        return;

      widened = printed[rarest];
      for (guint i = 0; i < row->n_issues; i++)
        if (printed[i] == widened)
          printed[i] = vocabulary[widened].parent;
    }
}
