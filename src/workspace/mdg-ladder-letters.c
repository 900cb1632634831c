#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-ladder-letters.h"

#include "mdg-case-set-member.h"
#include "mdg-case-set-query.h"
#include "mdg-committee-letters.h"
#include "mdg-issue-source.h"

#include <string.h>

/* Issues rest on issues two deep; what came in from outside must not go round for ever. */
#define MAX_DEPTH 4

struct _MdgLadderLetters
{
  GHashTable *letters; /* MdgUuid of a case → letter */
  GPtrArray *sources;  /* all MdgIssueSource */
};

static gboolean
draw_letters (MdgLadderLetters *self,
              MdgWorkspace *workspace,
              const MdgUuid *set,
              GPtrArray *members,
              GError **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();

  for (guint i = 0; i < members->len; i++)
    if (mdg_record_get_reference (members->pdata[i], MDG_CASE_SET_MEMBER_CASE) != NULL)
      g_ptr_array_add (cases, (gpointer) mdg_record_get_reference (members->pdata[i], MDG_CASE_SET_MEMBER_CASE));
  g_hash_table_unref (self->letters);
  self->letters = mdg_committee_letters_load (workspace, MDG_CASE_LETTER_CASE_SET, set, MDG_VERSION_COMMITTEE, cases, error);

  return self->letters != NULL;
}

static gboolean
load_letters (MdgLadderLetters *self,
              MdgWorkspace *workspace,
              MdgUuid set,
              MdgVersion version,
              GError **error)
{
  g_autoptr (GPtrArray) sets = mdg_case_set_query_list (mdg_workspace_get_store (workspace), error);
  g_autoptr (GPtrArray) members = NULL;

  if (sets == NULL)
    return FALSE;
  if (mdg_uuid_is_nil (&set) && sets->len > 0)
    set = ((MdgCaseSetLine *) sets->pdata[0])->uuid;
  if (mdg_uuid_is_nil (&set))
    return TRUE;

  members = mdg_workspace_list_children (workspace, MDG_KIND_CASE_SET_MEMBER, MDG_CASE_SET_MEMBER_CASE_SET, &set, error);
  if (members != NULL && version == MDG_VERSION_COMMITTEE)
    return draw_letters (self, workspace, &set, members, error);
  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      const MdgUuid *case_uuid = mdg_record_get_reference (members->pdata[i], MDG_CASE_SET_MEMBER_CASE);
      const char *letter = mdg_record_get_text (members->pdata[i], MDG_CASE_SET_MEMBER_LETTER);

      if (case_uuid != NULL && letter != NULL)
        g_hash_table_insert (self->letters, g_memdup2 (case_uuid, sizeof *case_uuid), g_strdup (letter));
    }

  return members != NULL;
}

MdgLadderLetters *
mdg_ladder_letters_load (MdgWorkspace *workspace,
                         const MdgUuid *set,
                         MdgVersion version,
                         GError **error)
{
  g_autoptr (MdgLadderLetters) self = g_new0 (MdgLadderLetters, 1);

  self->letters = g_hash_table_new_full (mdg_uuid_hash, mdg_uuid_equal_func, g_free, g_free);
  self->sources = mdg_workspace_list (workspace, MDG_KIND_ISSUE_SOURCE, error);
  if (self->sources == NULL || !load_letters (self, workspace, *set, version, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
mdg_ladder_letters_free (MdgLadderLetters *self)
{
  g_clear_pointer (&self->letters, g_hash_table_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_free (self);
}

static void
collect (MdgLadderLetters *self,
         const MdgUuid *issue,
         GPtrArray *letters,
         guint depth)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      MdgRecord *source = self->sources->pdata[i];
      const MdgUuid *case_uuid = mdg_record_get_reference (source, MDG_ISSUE_SOURCE_CASE);
      const MdgUuid *below = mdg_record_get_reference (source, MDG_ISSUE_SOURCE_SOURCE);
      const char *letter;

      if (!mdg_uuid_equal (mdg_record_get_reference (source, MDG_ISSUE_SOURCE_RAISED_ISSUE), issue))
        continue;
      letter = case_uuid != NULL ? g_hash_table_lookup (self->letters, case_uuid) : NULL;
      if (letter != NULL && !g_ptr_array_find_with_equal_func (letters, letter, g_str_equal, NULL))
        g_ptr_array_add (letters, (gpointer) letter);
      if (below != NULL && depth < MAX_DEPTH)
        collect (self, below, letters, depth + 1);
    }
}

/* Z before AA. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const char *x = *(const char *const *) a;
  const char *y = *(const char *const *) b;
  gsize length_x = strlen (x);
  gsize length_y = strlen (y);

  return length_x != length_y ? (length_x < length_y ? -1 : 1) : strcmp (x, y);
}

static char *
join (GPtrArray *letters)
{
  g_ptr_array_sort (letters, compare);
  g_ptr_array_add (letters, NULL);

  return g_strjoinv ("・", (char **) letters->pdata);
}

char *
mdg_ladder_letters_dup (MdgLadderLetters *self,
                        const MdgUuid *raised_issue)
{
  g_autoptr (GPtrArray) letters = g_ptr_array_new ();

  collect (self, raised_issue, letters, 0);

  return join (letters);
}

char *
mdg_ladder_letters_dup_all (MdgLadderLetters *self,
                            GPtrArray *raised_issues)
{
  g_autoptr (GPtrArray) letters = g_ptr_array_new ();

  for (guint i = 0; i < raised_issues->len; i++)
    collect (self, raised_issues->pdata[i], letters, 0);

  return join (letters);
}

static void
collect_cases (MdgLadderLetters *self,
               const MdgUuid *issue,
               GHashTable *cases,
               guint depth)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      MdgRecord *source = self->sources->pdata[i];
      const MdgUuid *case_uuid = mdg_record_get_reference (source, MDG_ISSUE_SOURCE_CASE);
      const MdgUuid *below = mdg_record_get_reference (source, MDG_ISSUE_SOURCE_SOURCE);

      if (!mdg_uuid_equal (mdg_record_get_reference (source, MDG_ISSUE_SOURCE_RAISED_ISSUE), issue))
        continue;
      if (case_uuid != NULL)
        g_hash_table_add (cases, (gpointer) case_uuid);
      if (below != NULL && depth < MAX_DEPTH)
        collect_cases (self, below, cases, depth + 1);
    }
}

guint
mdg_ladder_letters_count_cases (MdgLadderLetters *self,
                                const MdgUuid *raised_issue)
{
  g_autoptr (GHashTable) cases = g_hash_table_new (mdg_uuid_hash, mdg_uuid_equal_func);

  collect_cases (self, raised_issue, cases, 0);

  return g_hash_table_size (cases);
}
