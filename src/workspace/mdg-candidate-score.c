#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-candidate-score.h"

#include "mdg-field.h"
#include "mdg-phone.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  int score;
  gboolean is_person;    /* name or birth date speaks for the same person */
  gboolean is_household; /* telephone or address does */
  GPtrArray *same;       /* of const char: what is equal, in words */
  const char *slip;
  const char *variant;
} Findings;

static gboolean
is_filled (const char *text)
{
  return text != NULL && text[0] != '\0';
}

static void
add_slip (GPtrArray *slips,
          const char *birth,
          int year,
          int month,
          int day)
{
  MdgDate date = { year, month, day };
  g_autofree char *iso = NULL;

  if (month < 1 || day < 1 || !mdg_date_is_valid (&date))
    return;

  iso = mdg_date_dup_iso (&date);
  if (strcmp (iso, birth) != 0)
    g_ptr_array_add (slips, g_steal_pointer (&iso));
}

static int
swap_digits (int number)
{
  return number % 10 * 10 + number / 10;
}

char **
mdg_candidate_list_slips (const char *birth)
{
  static const int first_years[] = { 1926, 1912, 1989 };
  g_autoptr (GPtrArray) slips = g_ptr_array_new ();
  MdgDate date;

  if (is_filled (birth) && mdg_date_parse_iso (birth, &date) && mdg_date_is_full (&date))
    {
      add_slip (slips, birth, date.year, date.day, date.month);
      add_slip (slips, birth, date.year, swap_digits (date.month), date.day);
      add_slip (slips, birth, date.year, date.month, swap_digits (date.day));
      for (guint i = 0; i < G_N_ELEMENTS (first_years); i++)
        {
          int year = date.year - first_years[i] + 1;

          if (year >= 10 && year <= 64)
            add_slip (slips, birth, first_years[i] - 1 + swap_digits (year), date.month, date.day);
        }
    }
  g_ptr_array_add (slips, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&slips), FALSE);
}

static void
compare_kana (Findings *found,
              const char *ours,
              const char *theirs)
{
  g_autofree char *a = mdg_text_fold_name (is_filled (ours) ? ours : "");
  g_autofree char *b = mdg_text_fold_name (is_filled (theirs) ? theirs : "");

  if (a[0] == '\0' || b[0] == '\0')
    return;

  if (strcmp (a, b) == 0)
    {
      found->score += 50;
      g_ptr_array_add (found->same, (gpointer) _ ("kana"));
    }
  else if (strstr (b, a) != NULL)
    {
      found->score += 20;
      g_ptr_array_add (found->same, (gpointer) _ ("part of the kana"));
    }
  else
    return;

  found->is_person = TRUE;
}

static void
compare_name (Findings *found,
              const char *ours,
              const char *theirs)
{
  g_autofree char *a = mdg_text_fold_name (is_filled (ours) ? ours : "");
  g_autofree char *b = mdg_text_fold_name (is_filled (theirs) ? theirs : "");
  g_auto (GStrv) words = g_strsplit (is_filled (ours) ? ours : "", " ", -1);

  if (a[0] == '\0' || b[0] == '\0')
    return;

  if (strcmp (a, b) == 0)
    {
      g_autofree char *bare_ours = g_strjoinv ("", words);
      g_auto (GStrv) their_words = g_strsplit_set (theirs, " ", -1);
      g_autofree char *bare_theirs = g_strjoinv ("", their_words);

      found->score += 50;
      if (strcmp (bare_ours, bare_theirs) != 0 && strstr (bare_ours, "　") == NULL && strstr (bare_theirs, "　") == NULL)
        found->variant = _ ("written with other characters");
      g_ptr_array_add (found->same, (gpointer) _ ("name"));
    }
  else if (strstr (b, a) != NULL)
    {
      found->score += 20;
      g_ptr_array_add (found->same, (gpointer) _ ("part of the name"));
    }
  else
    return;

  found->is_person = TRUE;
}

static void
compare_birth (Findings *found,
               const char *ours,
               const char *theirs)
{
  g_auto (GStrv) slips = NULL;

  if (!is_filled (ours) || !is_filled (theirs))
    return;

  if (strcmp (ours, theirs) == 0)
    {
      found->score += strlen (ours) == 10 ? 45 : 20;
      found->is_person = TRUE;
      g_ptr_array_add (found->same, (gpointer) _ ("birth date"));
      return;
    }

  slips = mdg_candidate_list_slips (ours);
  if (g_strv_contains ((const char *const *) slips, theirs))
    {
      found->score += 30;
      found->slip = _ ("digits of the birth date exchanged");
      return;
    }

  if (strncmp (ours, theirs, 4) == 0)
    found->score += 5;
  else if (strlen (ours) == 10 && strlen (theirs) == 10)
    found->score -= 15;
}

static void
compare_place (Findings *found,
               const MdgCandidateRow *row,
               const MdgCandidateQuery *query,
               const MdgUuid *town,
               const MdgUuid *area)
{
  if (is_filled (query->address) && is_filled (row->address) && strcmp (query->address, row->address) == 0 && strpbrk (query->address, "0123456789") != NULL)
    {
      found->score += 25;
      found->is_household = TRUE;
      g_ptr_array_add (found->same, (gpointer) _ ("address"));
    }
  else if (town != NULL && mdg_uuid_equal (town, &row->town))
    {
      found->score += 12;
      g_ptr_array_add (found->same, (gpointer) _ ("town"));
    }
  else if (area != NULL && mdg_uuid_equal (area, &row->area))
    {
      found->score += 5;
      g_ptr_array_add (found->same, (gpointer) _ ("area"));
    }
}

static void
compare_phone (Findings *found,
               const char *ours,
               const char *theirs)
{
  g_autofree char *a = mdg_phone_dup_digits (ours);
  g_autofree char *b = mdg_phone_dup_digits (theirs);

  if (strlen (a) < 6 || !g_str_has_suffix (b, a))
    return;

  found->score += 35;
  found->is_household = TRUE;
  g_ptr_array_add (found->same, (gpointer) _ ("telephone"));
}

static int
get_age (const char *birth,
         const MdgDate *day)
{
  MdgDate date;

  return is_filled (birth) && mdg_date_parse_iso (birth, &date) ? mdg_date_age (&date, day) : -1;
}

static int
get_row_age (const MdgCandidateRow *row,
             const MdgDate *day)
{
  MdgDate on;

  if (is_filled (row->birth))
    return get_age (row->birth, day);
  if (row->age == MDG_NO_INTEGER)
    return -1;

  return (int) row->age + (is_filled (row->age_on) && mdg_date_parse_iso (row->age_on, &on) ? MAX (0, day->year - on.year) : 0);
}

/* One year apart is the same: a birthday may lie between. It explains a find and never makes one. */
static void
compare_age (Findings *found,
             int ours,
             int theirs)
{
  if (ours <= 0 || theirs < 0)
    return;

  if (ABS (ours - theirs) <= 1)
    {
      found->score += 8;
      g_ptr_array_add (found->same, (gpointer) _ ("age"));
    }
  else if (ABS (ours - theirs) > 5)
    {
      found->score -= 10;
    }
}

static char *
make_reason (const Findings *found,
             gboolean is_housemate,
             int gap)
{
  g_autoptr (GString) reason = g_string_new (NULL);
  g_autofree char *same = NULL;

  g_ptr_array_add (found->same, NULL);
  /* Translators: stands between the things that are equal: "かな・生年月日". */
  same = g_strjoinv (C_ ("between equal things", ", "), (char **) found->same->pdata);
  if (same[0] != '\0')
    /* Translators: %s is one or several of kana, name, birth date, town …: "かな・町が一致". */
    g_string_append_printf (reason, _ ("same %s"), same);
  if (found->variant != NULL)
    g_string_append_printf (reason, "%s%s", reason->len > 0 ? _ (", ") : "", found->variant);
  if (found->slip != NULL)
    g_string_append_printf (reason, "%s%s", reason->len > 0 ? _ (", ") : "", found->slip);
  if (is_housemate && gap >= 18 && gap <= 45)
    g_string_append_printf (reason, "%s%s", _ (", "), _ ("perhaps parent and child"));

  return g_string_free (g_steal_pointer (&reason), FALSE);
}

static MdgCandidate *
new_candidate (const MdgCandidateRow *row,
               const Findings *found,
               int our_age,
               const MdgDate *day)
{
  MdgCandidate *candidate = g_new0 (MdgCandidate, 1);

  candidate->uuid = row->uuid;
  candidate->name = g_strdup (is_filled (row->name) ? row->name : (is_filled (row->kana) ? row->kana : _ ("Anonymous")));
  candidate->kana = g_strdup (row->kana);
  candidate->sex = g_strdup (row->sex);
  candidate->birth = g_strdup (row->birth);
  candidate->town = g_strdup (is_filled (row->area_name) ? row->area_name : row->address);
  candidate->score = found->score;
  candidate->age = get_row_age (row, day);
  candidate->is_housemate = found->is_household && !found->is_person && found->slip == NULL;
  candidate->is_unshareable = row->is_unshareable;
  candidate->reason = make_reason (found, candidate->is_housemate, our_age >= 0 && candidate->age >= 0 ? ABS (our_age - candidate->age) : -1);

  return candidate;
}

MdgCandidate *
mdg_candidate_score (const MdgCandidateRow *row,
                     const MdgCandidateQuery *query,
                     const MdgUuid *town,
                     const MdgUuid *area,
                     const MdgDate *day)
{
  g_autoptr (GPtrArray) same = g_ptr_array_new ();
  Findings found = { .same = same };

  compare_kana (&found, query->kana, row->kana);
  compare_name (&found, query->name, row->name);
  compare_birth (&found, query->birth, row->birth);
  if (!is_filled (query->birth))
    compare_age (&found, query->age, get_row_age (row, day));
  compare_phone (&found, query->phone, row->phone);
  compare_place (&found, row, query, town, area);
  if (is_filled (query->sex) && is_filled (row->sex) && strcmp (query->sex, "unknown") != 0 && strcmp (row->sex, "unknown") != 0)
    found.score += strcmp (query->sex, row->sex) == 0 ? 3 : -20;

  if (!found.is_person && !found.is_household && (found.slip == NULL || found.score < 30))
    return NULL;
  if (found.score <= 0)
    return NULL;

  return new_candidate (row, &found, is_filled (query->birth) || query->age <= 0 ? get_age (query->birth, day) : query->age, day);
}
