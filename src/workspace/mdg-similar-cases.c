#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-similar-cases.h"

#include "mdg-case-issue.h"
#include "mdg-case-row.h"
#include "mdg-case-timeline.h"
#include "mdg-case.h"
#include "mdg-describe.h"
#include "mdg-finding.h"
#include "mdg-kept.h"
#include "mdg-similar.h"
#include "mdg-suggest-query.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TRIED 3
#define MAX_TRIED_LENGTH 60

/* A case as it is compared, while its texts are borrowed from the query. */
typedef struct
{
  MdgSimilarCase one;
  char **issues;
  char *text;
} Compared;

/* Two of whom something is not known are not alike in it. */
static const char *
get_trait (const char *code)
{
  return g_strcmp0 (code, "unknown") != 0 && g_strcmp0 (code, "other") != 0 ? code : NULL;
}

static void
compared_init (Compared *compared,
               const MdgComparedCase *from)
{
  int age = from->birth != NULL || from->age != MDG_NO_INTEGER ? mdg_describe_age (from->birth, from->age, from->age_on, from->day) : -1;
  const char *band = from->age_band != NULL ? from->age_band : age >= 0 ? mdg_age_band (age)
                                                                        : NULL;
  const char *texts[] = { from->summary, from->close_note, from->quotes };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      g_string_append_printf (text, "%s\n", texts[i]);
  compared->issues = g_strsplit (from->issues != NULL ? from->issues : "", " ", -1);
  compared->text = g_string_free (g_steal_pointer (&text), FALSE);
  compared->one = (MdgSimilarCase){
    .id = from->id,
    .issues = (const char *const *) compared->issues,
    .text = compared->text,
    .traits = { band, get_trait (from->household), get_trait (from->care_level) },
  };
}

static void
compared_clear (Compared *compared)
{
  g_strfreev (compared->issues);
  g_free (compared->text);
}

static void
take_case (const MdgComparedCase *from,
           gpointer user_data)
{
  MdgSimilar *similar = user_data;
  Compared compared;

  if (!from->is_closed)
    {
      mdg_similar_remove (similar, from->id);
      return;
    }

  compared_init (&compared, from);
  mdg_similar_add (similar, &compared.one);
  compared_clear (&compared);
}

/* The case that a record belongs to; NULL when it is none that changes what cases are compared by. */
static const MdgUuid *
get_case (MdgRecord *record)
{
  switch ((int) mdg_record_get_kind (record))
    {
    case MDG_KIND_CASE:
      return mdg_record_get_uuid (record);
    case MDG_KIND_CASE_ISSUE:
      return mdg_record_get_reference (record, MDG_CASE_ISSUE_CASE);
    case MDG_KIND_FINDING:
      return mdg_record_get_reference (record, MDG_FINDING_CASE);
    default:
      return NULL;
    }
}

static gboolean
update (MdgWorkspace *workspace,
        gpointer kept,
        MdgRecord *record)
{
  const MdgUuid *uuid = get_case (record);

  if (uuid == NULL)
    return TRUE;
  if (mdg_record_get_kind (record) == MDG_KIND_CASE && mdg_record_get_state (record) != MDG_STATE_LIVE)
    {
      mdg_similar_remove (kept, mdg_record_get_id (record));
      return TRUE;
    }

  return mdg_suggest_query_list_cases (mdg_workspace_get_store (workspace), uuid, take_case, kept, NULL);
}

static gpointer
work_load (MdgStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (MdgSimilar) similar = mdg_similar_new ();

  return mdg_suggest_query_list_cases (store, NULL, take_case, similar, error) ? g_steal_pointer (&similar) : NULL;
}

static const MdgKept kept_similar = { "mdg-similar-cases", work_load, g_object_unref, update, NULL };

void
mdg_similar_cases_load_async (MdgWorkspace *workspace,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  mdg_kept_load_async (workspace, &kept_similar, cancellable, callback, user_data);
}

gboolean
mdg_similar_cases_load_finish (MdgWorkspace *workspace,
                               GAsyncResult *result,
                               GError **error)
{
  return mdg_kept_load_finish (workspace, result, error);
}

gboolean
mdg_similar_cases_load (MdgWorkspace *workspace,
                        GError **error)
{
  return mdg_kept_load (workspace, &kept_similar, error) != NULL;
}

void
mdg_similar_found_free (MdgSimilarFound *found)
{
  g_free (found->title);
  g_free (found->masked);
  g_free (found->number);
  g_free (found->shared);
  g_ptr_array_unref (found->tried);
  g_free (found->ended);
  g_free (found->close_note);
  g_free (found);
}

/* What stands there already (独居, an issue and a household) is not said twice. */
static void
append (GString *text,
        const char *part)
{
  if (part != NULL && *part != '\0' && strstr (text->str, part) == NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? _ (" · ") : "", part);
}

/* 受診拒否・独居・「物盗られ妄想」・80代 */
static char *
describe_shared (MdgWorkspace *workspace,
                 const MdgSimilarHit *hit,
                 const MdgSimilarCase *wanted)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (workspace);
  static const char *const names[] = { NULL, "household", "care_level" };
  GString *shared = g_string_new (NULL);

  for (char **issue = hit->issues; *issue != NULL; issue++)
    append (shared, mdg_vocabularies_get_short (vocabularies, "issue", *issue, 0));
  for (char **word = hit->words; *word != NULL; word++)
    {
      /* Two characters in common are chance. */
      g_autofree char *quoted = g_utf8_strlen (*word, -1) > 3 ? g_strdup_printf (_ ("“%s”"), *word) : NULL;

      append (shared, quoted);
    }
  for (guint i = 0; i < MDG_SIMILAR_N_TRAITS; i++)
    if (hit->traits[i])
      append (shared, names[i] == NULL ? wanted->traits[i] : mdg_vocabularies_get_short (vocabularies, names[i], wanted->traits[i], 0));

  return g_string_free (shared, FALSE);
}

/* Contacts and promises that were kept, newest first: "R8.3.10 架電 訪問診療の調整" */
static GPtrArray *
list_tried (MdgWorkspace *workspace,
            const MdgUuid *uuid)
{
  g_autoptr (GPtrArray) events = mdg_case_timeline_list (workspace, uuid, NULL);
  GPtrArray *tried = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; events != NULL && i < events->len && tried->len < MAX_TRIED; i++)
    {
      const MdgCaseEvent *event = events->pdata[i];
      g_autofree char *day = NULL;
      g_autofree char *text = NULL;

      if ((event->kind != MDG_EVENT_CONTACT && event->kind != MDG_EVENT_PROMISE) || event->text == NULL || *event->text == '\0')
        continue;
      day = mdg_describe_day (workspace, event->at);
      text = mdg_text_ellipsize (event->text, MAX_TRIED_LENGTH);
      g_strdelimit (text, "\n", ' ');
      g_ptr_array_add (tried, g_strdup_printf ("%s %s %s", day, event->head, text));
    }

  return tried;
}

static char *
describe_end (MdgWorkspace *workspace,
              MdgRecord *record)
{
  g_autofree char *reason = mdg_describe_value (workspace, record, MDG_CASE_CLOSE_REASON);
  g_autofree char *place = mdg_describe_value (workspace, record, MDG_CASE_ACTUAL_PLACE);
  g_autofree char *day = mdg_describe_day (workspace, mdg_record_get_text (record, MDG_CASE_CLOSED_ON));
  GString *ended = g_string_new (NULL);

  append (ended, reason);
  append (ended, place);
  append (ended, day);

  return g_string_free (ended, FALSE);
}

static MdgSimilarFound *
new_found (MdgWorkspace *workspace,
           const MdgSimilarHit *hit,
           const MdgSimilarCase *wanted)
{
  g_autoptr (MdgRecord) record = NULL;
  g_autofree char *shared = describe_shared (workspace, hit, wanted);
  MdgSimilarFound *found;
  MdgUuid uuid;

  if (*shared == '\0' || !mdg_suggest_query_find_case (mdg_workspace_get_store (workspace), hit->id, &uuid, NULL))
    return NULL;
  record = mdg_workspace_load (workspace, MDG_KIND_CASE, &uuid, NULL);
  if (record == NULL)
    return NULL;

  found = g_new0 (MdgSimilarFound, 1);
  found->uuid = uuid;
  found->title = mdg_case_dup_title (workspace, record);
  found->masked = g_strdup (mdg_record_get_text (record, MDG_CASE_TITLE));
  if (found->masked == NULL)
    found->masked = g_strdup_printf (_ ("Case %s"), mdg_record_get_text (record, MDG_CASE_NUMBER));
  found->number = g_strdup (mdg_record_get_text (record, MDG_CASE_NUMBER));
  found->shared = g_steal_pointer (&shared);
  found->tried = list_tried (workspace, &uuid);
  found->ended = describe_end (workspace, record);
  found->close_note = g_strdup (mdg_record_get_text (record, MDG_CASE_CLOSE_NOTE));

  return found;
}

typedef struct
{
  MdgWorkspace *workspace;
  GPtrArray *found;
} Search;

static void
search_for (const MdgComparedCase *from,
            gpointer user_data)
{
  Search *search = user_data;
  g_autoptr (GPtrArray) hits = NULL;
  Compared compared;

  compared_init (&compared, from);
  hits = mdg_similar_find (mdg_kept_get (search->workspace, &kept_similar), &compared.one);
  for (guint i = 0; i < hits->len; i++)
    {
      MdgSimilarFound *found = new_found (search->workspace, hits->pdata[i], &compared.one);

      if (found != NULL)
        g_ptr_array_add (search->found, found);
    }
  compared_clear (&compared);
}

GPtrArray *
mdg_similar_cases_list (MdgWorkspace *workspace,
                        const MdgUuid *case_uuid,
                        GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_similar_found_free);
  Search search = { workspace, found };

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  if (mdg_kept_get (workspace, &kept_similar) != NULL && !mdg_suggest_query_list_cases (mdg_workspace_get_store (workspace), case_uuid, search_for, &search, error))
    return NULL;

  return g_steal_pointer (&found);
}
