#include "mdg-widening.h"

#include "mdg-date.h"

enum
{
  MEDICAL,  /* 医療依存・その他 */
  DISEASE,  /* 難病, under it, rare */
  FAMILY,   /* 世帯の困難 */
  ABUSE,    /* 虐待, under it, rare */
  ALONE,    /* 独居, under it */
  CHILDREN, /* rare, with a rare one above, with nothing above that */
  YOUNG,
};

static const MdgWideningIssue vocabulary[] = {
  [MEDICAL] = { MDG_WIDENING_NONE, FALSE },
  [DISEASE] = { MEDICAL, TRUE },
  [FAMILY] = { MDG_WIDENING_NONE, FALSE },
  [ABUSE] = { FAMILY, TRUE },
  [ALONE] = { FAMILY, FALSE },
  [CHILDREN] = { MDG_WIDENING_NONE, TRUE },
  [YOUNG] = { CHILDREN, TRUE },
};

static const guint disease[] = { DISEASE };
static const guint disease_alone[] = { DISEASE, ALONE };
static const guint abuse[] = { ABUSE };
static const guint both[] = { ABUSE, DISEASE };
static const guint young[] = { YOUNG, ALONE };

#define PERSON(age, household, issues)                         \
  {                                                            \
    { age, 1, 3, household, 0 }, issues, G_N_ELEMENTS (issues) \
  }

static void
check (const MdgWideningPerson *people,
       guint n_people,
       const MdgWideningPerson *row,
       guint first,
       guint second)
{
  guint printed[2];

  mdg_widening_apply (people, n_people, vocabulary, row, MDG_WIDENING_LEAST, printed);
  g_assert_cmpuint (printed[0], ==, first);
  if (row->n_issues > 1)
    g_assert_cmpuint (printed[1], ==, second);
}

static void
test_bands_are_those_of_the_words (void)
{
  for (int age = -1; age < 120; age++)
    {
      gboolean same = g_str_equal (mdg_age_band (age), mdg_age_band (age + 1));

      g_assert_cmpint (mdg_widening_get_band (age + 1), ==, mdg_widening_get_band (age) + (same ? 0 : 1));
    }
  g_assert_cmpuint (mdg_widening_get_band (-1), ==, 0);
  g_assert_cmpuint (mdg_widening_get_band (64), ==, 1);
  g_assert_cmpuint (mdg_widening_get_band (100), ==, 5);
}

static void
test_attributes (void)
{
  MdgWideningFacts facts = { 87, 2, 5, 7, 3 };
  guint16 attributes[MDG_WIDENING_N_ATTRIBUTES];

  mdg_widening_fill_attributes (&facts, FALSE, attributes);
  g_assert_cmpuint (attributes[MDG_WIDENING_AGE], ==, 4);
  g_assert_cmpuint (attributes[MDG_WIDENING_HOUSEHOLD], ==, 7);
  g_assert_cmpuint (attributes[MDG_WIDENING_WIDE_AREA], ==, 0);
  mdg_widening_fill_attributes (&facts, TRUE, attributes);
  g_assert_cmpuint (attributes[MDG_WIDENING_WIDE_AREA], ==, 3);
}

static void
test_three_alike_are_enough (void)
{
  const MdgWideningPerson people[] = { PERSON (4, 1, disease), PERSON (4, 1, disease_alone), PERSON (4, 1, both), PERSON (3, 1, disease) };

  check (people, 3, &people[0], DISEASE, 0);
  check (people, 3, &people[1], DISEASE, ALONE);
}

static void
test_two_are_not (void)
{
  const MdgWideningPerson people[] = { PERSON (4, 1, disease), PERSON (4, 1, disease_alone), PERSON (3, 1, disease), PERSON (4, 2, disease), PERSON (4, 1, abuse) };

  check (people, 5, &people[0], MEDICAL, 0);
  check (people, 5, &people[1], MEDICAL, ALONE);
  check (people, 5, &people[4], FAMILY, 0);
}

/* Three have the one and three the other, but one only has both: the rarer is widened, the other stays. */
static void
test_together (void)
{
  const MdgWideningPerson people[] = { PERSON (4, 1, both), PERSON (4, 1, disease), PERSON (4, 1, disease), PERSON (4, 1, disease), PERSON (4, 1, abuse), PERSON (4, 1, abuse) };

  check (people, 6, &people[0], FAMILY, DISEASE);
}

static void
test_nothing_above (void)
{
  const MdgWideningPerson people[] = { PERSON (1, 1, young) };

  check (people, 1, &people[0], MDG_WIDENING_NONE, ALONE);
}

/* Whatever the register, what is printed of a person is shared by three or is not rare. */
static void
test_any_register (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);
  guint n_kept = 0;
  guint n_widened = 0;

  for (guint round = 0; round < 300; round++)
    {
      MdgWideningPerson people[40] = { 0 };
      guint issues[40][2];

      for (guint i = 0; i < G_N_ELEMENTS (people); i++)
        {
          people[i].attributes[MDG_WIDENING_AGE] = (guint16) g_rand_int_range (rand, 1, 4);
          people[i].attributes[MDG_WIDENING_SEX] = (guint16) g_rand_int_range (rand, 1, 3);
          people[i].issues = issues[i];
          people[i].n_issues = (guint) g_rand_int_range (rand, 0, 3);
          for (guint j = 0; j < 2; j++)
            issues[i][j] = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (vocabulary));
        }
      for (guint i = 0; i < G_N_ELEMENTS (people); i++)
        {
          guint printed[2];

          mdg_widening_apply (people, G_N_ELEMENTS (people), vocabulary, &people[i], MDG_WIDENING_LEAST, printed);
          for (guint j = 0; j < people[i].n_issues; j++)
            {
              guint n = 0;

              n_widened += printed[j] != issues[i][j] ? 1 : 0;
              if (printed[j] == MDG_WIDENING_NONE || !vocabulary[printed[j]].is_rare)
                continue;
              for (guint k = 0; k < G_N_ELEMENTS (people); k++)
                {
                  gboolean has = people[k].n_issues > 0 && issues[k][0] == printed[j];

                  has = has || (people[k].n_issues > 1 && issues[k][1] == printed[j]);
                  n += has && people[k].attributes[0] == people[i].attributes[0] && people[k].attributes[1] == people[i].attributes[1] ? 1 : 0;
                }
              n_kept++;
              /* One above stands for those who have it and for those under it. */
              if (printed[j] == issues[i][j])
                g_assert_cmpuint (n, >=, MDG_WIDENING_LEAST);
            }
        }
    }
  g_assert_cmpuint (n_kept, >, 0);
  g_assert_cmpuint (n_widened, >, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/widening/bands-are-those-of-the-words", test_bands_are_those_of_the_words);
  g_test_add_func ("/widening/attributes", test_attributes);
  g_test_add_func ("/widening/three-alike-are-enough", test_three_alike_are_enough);
  g_test_add_func ("/widening/two-are-not", test_two_are_not);
  g_test_add_func ("/widening/together", test_together);
  g_test_add_func ("/widening/nothing-above", test_nothing_above);
  g_test_add_func ("/widening/any-register", test_any_register);

  return g_test_run ();
}
