#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-issue-sheet-private.h"

#include "mdg-committee-letters.h"
#include "mdg-error.h"
#include "mdg-rewrites.h"
#include "mdg-text.h"
#include "mdg-widening.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _MdgIssueCrowd
{
  MdgDate day;
  GPtrArray *terms;      /* MdgTerm of "issue" */
  GHashTable *indexes;   /* code → index + 1 */
  GArray *vocabulary;    /* MdgWideningIssue */
  GHashTable *numbers;   /* what is printed → a number for it */
  GArray *people;        /* MdgWideningPerson */
  GPtrArray *issue_sets; /* GArray of guint, by person */
};

void
mdg_issue_crowd_free (MdgIssueCrowd *crowd)
{
  if (crowd == NULL)
    return;

  g_clear_pointer (&crowd->terms, g_ptr_array_unref);
  g_hash_table_unref (crowd->indexes);
  g_array_unref (crowd->vocabulary);
  g_hash_table_unref (crowd->numbers);
  g_array_unref (crowd->people);
  g_ptr_array_unref (crowd->issue_sets);
  g_free (crowd);
}

static guint
find_index (MdgIssueCrowd *crowd,
            const char *code)
{
  return code != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (crowd->indexes, code)) - 1 : MDG_WIDENING_NONE;
}

static void
load_vocabulary (MdgIssueCrowd *crowd,
                 MdgWorkspace *workspace)
{
  crowd->terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (workspace), "issue", 0);
  for (guint i = 0; i < crowd->terms->len; i++)
    g_hash_table_insert (crowd->indexes, (gpointer) mdg_record_get_text (crowd->terms->pdata[i], MDG_TERM_CODE), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < crowd->terms->len; i++)
    {
      MdgRecord *term = crowd->terms->pdata[i];
      MdgWideningIssue issue = { find_index (crowd, mdg_record_get_text (term, MDG_TERM_PARENT)), mdg_record_get_flag (term, MDG_TERM_IS_RARE) };

      g_array_append_val (crowd->vocabulary, issue);
    }
}

static guint16
get_number (MdgIssueCrowd *crowd,
            const char *kind,
            const char *first,
            const char *second)
{
  g_autofree char *key = g_strconcat (kind, "/", first != NULL ? first : "", "/", second != NULL ? second : "", NULL);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (crowd->numbers, key));

  if (number == 0)
    {
      number = g_hash_table_size (crowd->numbers) + 1;
      g_hash_table_insert (crowd->numbers, g_steal_pointer (&key), GUINT_TO_POINTER (number));
    }

  return (guint16) number;
}

const char *
mdg_issue_sheet_get_typed_band (const char *words)
{
  g_autofree char *folded = mdg_text_fold (words);
  char *end = NULL;
  guint64 age = g_ascii_strtoull (folded, &end, 10);

  /* Sixty to sixty-nine lie on both sides of a band. */
  if (end == folded || age > 120 || strstr (folded, "未満") != NULL || strchr (folded, '-') != NULL || (age == 60 && g_str_has_prefix (end, "代")))
    return words;

  return mdg_age_band ((int) age);
}

static guint16
find_band (MdgIssueCrowd *crowd,
           const char *typed)
{
  static const int ages[] = { -1, 0, 65, 70, 80, 90 };
  const char *words = mdg_issue_sheet_get_typed_band (typed);

  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    if (strcmp (mdg_age_band (ages[i]), words) == 0)
      return mdg_widening_get_band (ages[i]);

  return (guint16) (G_N_ELEMENTS (ages) + get_number (crowd, "age", words, NULL));
}

static void
fill_person (MdgIssueCrowd *crowd,
             const MdgMatrixCase *row,
             MdgWideningPerson *person)
{
  MdgWideningFacts facts = {
    mdg_issue_sheet_get_age (row, &crowd->day),
    get_number (crowd, "sex", row->sex, NULL),
    get_number (crowd, "care", row->care_flag != NULL ? row->care_flag : row->care_level, NULL),
    get_number (crowd, "household", row->household_sub != NULL ? row->household_sub : row->household_kind, NULL),
    0,
  };

  mdg_widening_fill_attributes (&facts, FALSE, person->attributes);
  if (row->age_band != NULL)
    person->attributes[MDG_WIDENING_AGE] = find_band (crowd, row->age_band);
}

static GArray *
list_issues (MdgIssueCrowd *crowd,
             GPtrArray *ticks)
{
  GArray *issues = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < ticks->len; i++)
    {
      guint index = find_index (crowd, ((const MdgMatrixTick *) ticks->pdata[i])->issue);

      g_array_append_val (issues, index);
    }

  return issues;
}

MdgIssueCrowd *
mdg_issue_crowd_load (MdgWorkspace *workspace,
                      const MdgDate *day,
                      GError **error)
{
  g_autoptr (MdgIssueCrowd) crowd = g_new0 (MdgIssueCrowd, 1);
  MdgMatrixFilter everybody = { NULL, NULL, NULL, NULL };
  MdgStore *store = mdg_workspace_get_store (workspace);
  g_autoptr (GPtrArray) cases = NULL;

  crowd->day = *day;
  crowd->indexes = g_hash_table_new (g_str_hash, g_str_equal);
  crowd->vocabulary = g_array_new (FALSE, FALSE, sizeof (MdgWideningIssue));
  crowd->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  crowd->people = g_array_new (FALSE, TRUE, sizeof (MdgWideningPerson));
  crowd->issue_sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  load_vocabulary (crowd, workspace);

  cases = mdg_matrix_query_list_cases (store, &everybody, error);
  for (guint i = 0; cases != NULL && i < cases->len; i++)
    {
      const MdgMatrixCase *row = cases->pdata[i];
      g_autoptr (GPtrArray) ticks = mdg_matrix_query_list_ticks (store, row->id, &everybody, error);
      MdgWideningPerson person = { 0 };
      GArray *issues;

      if (ticks == NULL)
        return NULL;
      issues = list_issues (crowd, ticks);
      g_ptr_array_add (crowd->issue_sets, issues);
      fill_person (crowd, row, &person);
      person.issues = (const guint *) (gpointer) issues->data;
      person.n_issues = issues->len;
      g_array_append_val (crowd->people, person);
    }

  return cases != NULL ? g_steal_pointer (&crowd) : NULL;
}

const char **
mdg_issue_crowd_widen (MdgIssueCrowd *crowd,
                       const MdgMatrixCase *row,
                       GPtrArray *ticks)
{
  g_autoptr (GArray) issues = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *printed = g_new0 (guint, ticks->len + 1);
  const char **codes = g_new0 (const char *, ticks->len + 1);
  MdgWideningPerson person = { 0 };

  /* A code that no vocabulary knows may be rare: it is not printed. */
  for (guint i = 0; i < ticks->len; i++)
    {
      guint index = find_index (crowd, ((const MdgMatrixTick *) ticks->pdata[i])->issue);

      if (index != MDG_WIDENING_NONE)
        g_array_append_val (issues, index);
    }
  fill_person (crowd, row, &person);
  person.issues = (const guint *) (gpointer) issues->data;
  person.n_issues = issues->len;
  mdg_widening_apply ((const MdgWideningPerson *) (gpointer) crowd->people->data,
                      crowd->people->len,
                      (const MdgWideningIssue *) (gpointer) crowd->vocabulary->data,
                      &person,
                      MDG_WIDENING_LEAST,
                      printed);

  for (guint i = 0, at = 0; i < ticks->len; i++)
    if (find_index (crowd, ((const MdgMatrixTick *) ticks->pdata[i])->issue) != MDG_WIDENING_NONE)
      {
        guint index = printed[at++];

        codes[i] = index != MDG_WIDENING_NONE ? mdg_record_get_text (crowd->terms->pdata[index], MDG_TERM_CODE) : NULL;
      }

  return codes;
}

char *
mdg_issue_sheet_dup_field (const char *issue)
{
  return g_strconcat ("issue/", issue, NULL);
}

char *
mdg_issue_sheet_dup_text (MdgWorkspace *workspace,
                          const MdgUuid *case_uuid,
                          const MdgMatrixTick *tick)
{
  g_autofree char *field = mdg_issue_sheet_dup_field (tick->issue);

  return tick->text != NULL ? mdg_rewrites_dup_text (workspace, MDG_VERSION_COMMITTEE, MDG_REWRITE_CASE, case_uuid, field, tick->text, NULL) : NULL;
}

/* Z before AA. */
static int
compare_letters (gconstpointer a,
                 gconstpointer b)
{
  const char *x = (*(const MdgMatrixCase *const *) a)->letter;
  const char *y = (*(const MdgMatrixCase *const *) b)->letter;
  gsize length_x = strlen (x);
  gsize length_y = strlen (y);

  return length_x != length_y ? (length_x < length_y ? -1 : 1) : strcmp (x, y);
}

gboolean
mdg_issue_sheet_draw_letters (MdgWorkspace *workspace,
                              const MdgIssueSheetRequest *request,
                              GPtrArray *cases,
                              GError **error)
{
  g_autoptr (GPtrArray) uuids = g_ptr_array_new ();
  g_autoptr (GHashTable) letters = NULL;

  if (mdg_uuid_is_nil (&request->set) || !mdg_uuid_is_nil (&request->area))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The committee's table shows a set of cases, of all areas together: with an area above it a row could be recognised. Choose a set and no area."));
      return FALSE;
    }

  for (guint i = 0; i < cases->len; i++)
    g_ptr_array_add (uuids, &((MdgMatrixCase *) cases->pdata[i])->uuid);
  letters = mdg_committee_letters_load (workspace, MDG_CASE_LETTER_CASE_SET, &request->set, MDG_VERSION_COMMITTEE, uuids, error);
  if (letters == NULL)
    return FALSE;

  for (guint i = 0; i < cases->len; i++)
    {
      MdgMatrixCase *row = cases->pdata[i];

      g_free (row->letter);
      row->letter = g_strdup (g_hash_table_lookup (letters, &row->uuid));
    }
  g_ptr_array_sort (cases, compare_letters);

  return TRUE;
}
