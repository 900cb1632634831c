#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-suggestions.h"

#include "mdg-case-issues.h"
#include "mdg-case-timeline.h"
#include "mdg-case.h"
#include "mdg-finding.h"
#include "mdg-kept.h"
#include "mdg-suggest-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Notes of a case that are read: what was written last is what waits. */
#define MAX_NOTES 12

/* What was learned of a finding, so that it can be forgotten. */
typedef struct
{
  char *issue;
  char *quote;
} Lesson;

typedef struct
{
  MdgSuggest *suggest;
  GHashTable *lessons; /* gint64 → Lesson */
} Knowledge;

static void
lesson_free (gpointer data)
{
  Lesson *lesson = data;

  g_free (lesson->issue);
  g_free (lesson->quote);
  g_free (lesson);
}

static void
knowledge_free (gpointer data)
{
  Knowledge *knowledge = data;

  g_object_unref (knowledge->suggest);
  g_hash_table_unref (knowledge->lessons);
  g_free (knowledge);
}

static void
forget (Knowledge *knowledge,
        gint64 id)
{
  const Lesson *lesson = g_hash_table_lookup (knowledge->lessons, &id);

  if (lesson == NULL)
    return;

  mdg_suggest_remove (knowledge->suggest, lesson->issue, lesson->quote);
  g_hash_table_remove (knowledge->lessons, &id);
}

static void
learn (gint64 id,
       const char *issue,
       const char *quote,
       gpointer user_data)
{
  Knowledge *knowledge = user_data;
  Lesson *lesson;

  forget (knowledge, id);
  if (issue == NULL || *issue == '\0')
    return;

  lesson = g_new (Lesson, 1);
  lesson->issue = g_strdup (issue);
  lesson->quote = g_strdup (quote);
  g_hash_table_insert (knowledge->lessons, g_memdup2 (&id, sizeof id), lesson);
  mdg_suggest_add (knowledge->suggest, issue, quote);
}

static gboolean
update (MdgWorkspace *workspace,
        gpointer kept,
        MdgRecord *record)
{
  if (mdg_record_get_kind (record) != MDG_KIND_FINDING)
    return TRUE;

  if (mdg_record_get_state (record) == MDG_STATE_LIVE)
    learn (mdg_record_get_id (record), mdg_record_get_text (record, MDG_FINDING_ISSUE), mdg_record_get_text (record, MDG_FINDING_QUOTE), kept);
  else
    forget (kept, mdg_record_get_id (record));

  return TRUE;
}

static gpointer
work_load (MdgStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  Knowledge *knowledge = g_new0 (Knowledge, 1);

  knowledge->suggest = mdg_suggest_new ();
  knowledge->lessons = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, lesson_free);
  if (mdg_suggest_query_list_findings (store, learn, knowledge, error))
    return knowledge;

  knowledge_free (knowledge);

  return NULL;
}

static const MdgKept kept_knowledge = { "mdg-suggestions", work_load, knowledge_free, update, NULL };

void
mdg_suggestions_load_async (MdgWorkspace *workspace,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  mdg_kept_load_async (workspace, &kept_knowledge, cancellable, callback, user_data);
}

gboolean
mdg_suggestions_load_finish (MdgWorkspace *workspace,
                             GAsyncResult *result,
                             GError **error)
{
  return mdg_kept_load_finish (workspace, result, error);
}

MdgSuggest *
mdg_suggestions_load (MdgWorkspace *workspace,
                      GError **error)
{
  Knowledge *knowledge = mdg_kept_load (workspace, &kept_knowledge, error);

  return knowledge != NULL ? knowledge->suggest : NULL;
}

MdgProposal *
mdg_proposal_copy (const MdgProposal *proposal)
{
  MdgProposal *copy = g_new (MdgProposal, 1);

  *copy = *proposal;
  copy->code = g_strdup (proposal->code);
  copy->note = proposal->note != NULL ? g_object_ref (proposal->note) : NULL;
  copy->quote = g_strdup (proposal->quote);
  copy->ranges = g_array_copy (proposal->ranges);

  return copy;
}

void
mdg_proposal_free (MdgProposal *proposal)
{
  g_free (proposal->code);
  g_clear_object (&proposal->note);
  g_free (proposal->quote);
  g_array_unref (proposal->ranges);
  g_free (proposal);
}

char *
mdg_proposal_dup_words (const MdgProposal *proposal)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < proposal->ranges->len; i++)
    {
      MdgTextRange range = g_array_index (proposal->ranges, MdgTextRange, i);
      g_autofree char *word = g_utf8_substring (proposal->quote, range.start, range.end);

      g_string_append_printf (words, "%s%s", words->len > 0 ? _ (" · ") : "", word);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gboolean
is_lead (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x30FB || c == 0x2022;
}

/* Bullets and spaces before a sentence are none of it. */
static guint
count_lead (const char *quote)
{
  guint n = 0;

  for (const char *p = quote; *p != '\0' && is_lead (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    n++;

  return n;
}

static MdgProposal *
new_proposal (MdgWorkspace *workspace,
              const char *text,
              MdgRecord *note,
              const MdgSuggestion *suggestion)
{
  MdgProposal *proposal = g_new0 (MdgProposal, 1);
  g_autofree char *sentence = g_utf8_substring (text, suggestion->sentence.start, suggestion->sentence.end);
  guint lead = count_lead (sentence);

  proposal->code = g_strdup (suggestion->code);
  proposal->label = mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (workspace), "issue", suggestion->code, 0);
  proposal->group_letter = mdg_issue_group_get_letter (mdg_issue_get_group (workspace, suggestion->code));
  proposal->group_name = mdg_issue_group_get_name (mdg_issue_get_group (workspace, suggestion->code));
  proposal->note = note != NULL ? g_object_ref (note) : NULL;
  proposal->offset = suggestion->sentence.start + lead;
  proposal->quote = g_strdup (g_utf8_offset_to_pointer (sentence, lead));
  proposal->score = suggestion->score;
  proposal->ranges = g_array_new (FALSE, FALSE, sizeof (MdgTextRange));
  for (guint i = 0; i < suggestion->ranges->len; i++)
    {
      MdgTextRange range = g_array_index (suggestion->ranges, MdgTextRange, i);

      range.start -= MIN (range.start, proposal->offset);
      range.end -= MIN (range.end, proposal->offset);
      if (range.start < range.end)
        g_array_append_val (proposal->ranges, range);
    }

  return proposal;
}

/* A code that the vocabulary no longer offers is not proposed. */
static gboolean
is_offered (MdgWorkspace *workspace,
            const char *code)
{
  MdgTerm *term = mdg_vocabularies_find (mdg_workspace_get_vocabularies (workspace), "issue", code, 0);

  return term != NULL && !mdg_record_get_flag (MDG_RECORD (term), MDG_TERM_IS_HIDDEN);
}

/* Adds those of a text that beat what is there for the same issue. */
static void
add_text (MdgWorkspace *workspace,
          GHashTable *best,
          const char *text,
          MdgRecord *note)
{
  Knowledge *knowledge = mdg_kept_get (workspace, &kept_knowledge);
  g_autoptr (GPtrArray) suggestions = NULL;

  if (knowledge == NULL || text == NULL)
    return;

  suggestions = mdg_suggest_propose (knowledge->suggest, text);
  for (guint i = 0; i < suggestions->len; i++)
    {
      const MdgSuggestion *suggestion = suggestions->pdata[i];
      const MdgProposal *known = g_hash_table_lookup (best, suggestion->code);
      MdgProposal *proposal;

      if ((known != NULL && known->score >= suggestion->score) || !is_offered (workspace, suggestion->code))
        continue;
      proposal = new_proposal (workspace, text, note, suggestion);
      g_hash_table_replace (best, proposal->code, proposal);
    }
}

static int
compare_proposals (gconstpointer a,
                   gconstpointer b)
{
  const MdgProposal *x = *(const MdgProposal *const *) a;
  const MdgProposal *y = *(const MdgProposal *const *) b;

  return x->score != y->score ? (x->score > y->score ? -1 : 1) : strcmp (x->code, y->code);
}

static GPtrArray *
list_best (GHashTable *best)
{
  GPtrArray *proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_proposal_free);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, best);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      g_hash_table_iter_steal (&iter);
      g_ptr_array_add (proposals, value);
    }
  g_ptr_array_sort (proposals, compare_proposals);
  if (proposals->len > MDG_SUGGEST_MAX)
    g_ptr_array_set_size (proposals, MDG_SUGGEST_MAX);

  return proposals;
}

static GHashTable *
new_best (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) mdg_proposal_free);
}

GPtrArray *
mdg_suggestions_list_for_text (MdgWorkspace *workspace,
                               const char *text)
{
  g_autoptr (GHashTable) best = new_best ();

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  add_text (workspace, best, text, NULL);

  return list_best (best);
}

GPtrArray *
mdg_suggestions_list_for_case (MdgWorkspace *workspace,
                               const MdgUuid *case_uuid,
                               GError **error)
{
  g_autoptr (GHashTable) best = new_best ();
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_CASE, case_uuid, error);
  g_autoptr (GPtrArray) issues = record != NULL ? mdg_case_issues_list (workspace, case_uuid, error) : NULL;
  g_autoptr (GPtrArray) events = issues != NULL ? mdg_case_timeline_list (workspace, case_uuid, error) : NULL;
  guint n = 0;

  if (events == NULL)
    return NULL;

  for (guint i = 0; i < events->len && n < MAX_NOTES; i++)
    {
      const MdgCaseEvent *event = events->pdata[i];

      if (event->note == NULL || event->text == NULL)
        continue;
      add_text (workspace, best, event->text, event->note);
      n++;
    }
  add_text (workspace, best, mdg_record_get_text (record, MDG_CASE_SUMMARY), NULL);
  for (guint i = 0; i < issues->len; i++)
    g_hash_table_remove (best, ((const MdgCaseIssueEntry *) issues->pdata[i])->code);

  return list_best (best);
}

/* By the note as it is stored now; whoever edited the sentence meanwhile hears of it. */
MdgChange *
mdg_suggestions_accept (MdgWorkspace *workspace,
                        const MdgUuid *case_uuid,
                        const MdgProposal *proposal,
                        GError **error)
{
  g_autoptr (MdgRecord) note = NULL;

  if (proposal->note == NULL)
    return mdg_case_issues_tick (workspace, case_uuid, proposal->code);

  note = mdg_workspace_load (workspace, mdg_record_get_kind (proposal->note), mdg_record_get_uuid (proposal->note), error);
  if (note == NULL)
    return NULL;

  return mdg_case_issues_mark (workspace, case_uuid, note, proposal->offset, proposal->quote, proposal->code, 0, error);
}
