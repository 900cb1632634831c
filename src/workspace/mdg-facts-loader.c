#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-facts-loader.h"

#include "mdg-area.h"
#include "mdg-case-issue.h"
#include "mdg-cube-loader.h"
#include "mdg-facts-query.h"
#include "mdg-finding.h"
#include "mdg-issue-columns.h"
#include "mdg-record-table.h"
#include "mdg-subject.h"
#include "mdg-workspace-private.h"

/* Changes of more records cost more than loading anew. */
#define MAX_RECORDS 256

/* What a workspace keeps of its facts. */
typedef struct
{
  MdgWorkspace *workspace; /* the owner */
  MdgFacts *facts;         /* NULL until loaded */
  guint generation;        /* counts what made a load that is under way stale */
} Keeper;

static void
keeper_free (gpointer data)
{
  Keeper *keeper = data;

  g_clear_object (&keeper->facts);
  g_free (keeper);
}

static void
drop_facts (Keeper *keeper)
{
  g_clear_object (&keeper->facts);
  keeper->generation++;
}

static void
update_subject (Keeper *keeper,
                MdgRecord *record)
{
  gint64 age = mdg_record_get_integer (record, MDG_SUBJECT_AGE);
  MdgFactsSubject subject = {
    .id = mdg_record_get_id (record),
    .sex = mdg_record_get_text (record, MDG_SUBJECT_SEX),
    .birth = mdg_record_get_text (record, MDG_SUBJECT_BIRTH),
    .age = age != MDG_NO_INTEGER ? age : 0,
    .age_on = mdg_record_get_text (record, MDG_SUBJECT_AGE_ON),
    .age_text = mdg_record_get_text (record, MDG_SUBJECT_AGE_TEXT),
    .care_level = mdg_record_get_text (record, MDG_SUBJECT_CARE_LEVEL),
    .household = mdg_record_get_text (record, MDG_SUBJECT_HOUSEHOLD_KIND),
  };

  mdg_facts_sink.add_subject (keeper->facts, &subject);
}

static gboolean
update_ticks (Keeper *keeper,
              MdgRecord *record)
{
  MdgStore *store = mdg_workspace_get_store (keeper->workspace);
  const MdgUuid *uuid = mdg_record_get_reference (record, MDG_CASE_ISSUE_CASE);
  gint64 id = uuid != NULL ? mdg_record_table_find_id (store, MDG_KIND_CASE, uuid, NULL) : 0;
  g_auto (GStrv) issues = id > 0 ? mdg_facts_query_list_ticks (store, id, NULL) : NULL;

  if (issues == NULL)
    return FALSE;

  mdg_facts_replace_ticks (keeper->facts, id, (const char *const *) issues);

  return TRUE;
}

/* One marked in a contact belongs to the consultation of that: rare enough to load anew. */
static gboolean
update_findings (Keeper *keeper,
                 MdgRecord *record)
{
  MdgStore *store = mdg_workspace_get_store (keeper->workspace);
  const MdgUuid *uuid = mdg_record_get_reference (record, MDG_FINDING_CONSULTATION);
  gint64 id = uuid != NULL ? mdg_record_table_find_id (store, MDG_KIND_CONSULTATION, uuid, NULL) : 0;
  g_auto (GStrv) issues = id > 0 ? mdg_facts_query_list_findings (store, id, NULL) : NULL;

  if (issues == NULL)
    return FALSE;

  mdg_facts_replace_findings (keeper->facts, id, (const char *const *) issues);

  return TRUE;
}

/* FALSE when everything has to be loaded anew. */
static gboolean
update_record (Keeper *keeper,
               MdgRecord *record)
{
  switch ((int) mdg_record_get_kind (record))
    {
    case MDG_KIND_SUBJECT:
      update_subject (keeper, record);
      return TRUE;
    case MDG_KIND_AREA:
      mdg_facts_sink.add_area (keeper->facts, mdg_record_get_id (record), mdg_record_get_text (record, MDG_AREA_WIDE_AREA));
      return TRUE;
    case MDG_KIND_CASE_ISSUE:
      return update_ticks (keeper, record);
    case MDG_KIND_FINDING:
      return update_findings (keeper, record);
    case MDG_KIND_TERM:
      return FALSE;
    default:
      return TRUE;
    }
}

static void
on_changed (MdgWorkspace *workspace,
            MdgChange *change,
            gpointer user_data)
{
  Keeper *keeper = user_data;
  GPtrArray *records = mdg_change_get_records (change);
  gboolean is_current = records->len <= MAX_RECORDS;

  keeper->generation++;
  if (keeper->facts == NULL)
    return;

  for (guint i = 0; is_current && i < records->len; i++)
    is_current = update_record (keeper, records->pdata[i]);
  if (!is_current)
    drop_facts (keeper);
}

static Keeper *
get_keeper (MdgWorkspace *workspace)
{
  Keeper *keeper = g_object_get_data (G_OBJECT (workspace), "mdg-facts-keeper");

  if (keeper != NULL)
    return keeper;

  keeper = g_new0 (Keeper, 1);
  keeper->workspace = workspace;
  g_object_set_data_full (G_OBJECT (workspace), "mdg-facts-keeper", keeper, keeper_free);
  g_signal_connect (workspace, "changed", G_CALLBACK (on_changed), keeper);
  g_signal_connect_swapped (workspace, "register-changed", G_CALLBACK (drop_facts), keeper);

  return keeper;
}

/* Facts of a cube that was loaded anew meanwhile are none. */
static MdgFacts *
get_facts (Keeper *keeper,
           MdgCube *cube)
{
  if (keeper->facts != NULL && mdg_facts_get_cube (keeper->facts) != cube)
    drop_facts (keeper);

  return keeper->facts;
}

static void
set_parents (MdgWorkspace *workspace,
             MdgFacts *facts)
{
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (workspace), "issue", 0);

  for (guint i = 0; i < terms->len; i++)
    {
      const char *code = mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE);
      const char *column = mdg_issue_columns_find_parent (workspace, code);
      MdgTerm *head = mdg_vocabularies_find (mdg_workspace_get_vocabularies (workspace), "issue", column, 0);

      mdg_facts_set_parent (facts, code, column, head != NULL ? mdg_record_get_text (MDG_RECORD (head), MDG_TERM_GROUP) : NULL);
    }
}

static gpointer
work_load (MdgStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (MdgFacts) facts = mdg_facts_new (data);

  return mdg_facts_query_load (store, &mdg_facts_sink, facts, error) ? g_steal_pointer (&facts) : NULL;
}

static MdgFacts *
keep_facts (Keeper *keeper,
            MdgFacts *facts)
{
  set_parents (keeper->workspace, facts);
  g_set_object (&keeper->facts, facts);

  return keeper->facts;
}

static void load_once (GTask *task);

static void
load_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgFacts) facts = mdg_store_thread_run_finish (result, &error);
  Keeper *keeper = get_keeper (g_task_get_source_object (task));

  if (facts == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* Something was saved meanwhile: it may be in or not. */
  if (GPOINTER_TO_UINT (g_task_get_task_data (task)) != keeper->generation)
    {
      load_once (task);
      return;
    }

  keep_facts (keeper, facts);
  g_task_return_boolean (task, TRUE);
}

static void
cube_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdgWorkspace *workspace = MDG_WORKSPACE (source);
  GError *error = NULL;
  MdgCube *cube = mdg_workspace_load_cube_finish (workspace, result, &error);
  Keeper *keeper = get_keeper (workspace);

  if (cube == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (get_facts (keeper, cube) != NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  g_task_set_task_data (task, GUINT_TO_POINTER (keeper->generation), NULL);
  mdg_store_thread_run_async (mdg_workspace_get_reader (workspace), work_load, g_object_ref (cube), g_object_unref, g_object_unref, g_task_get_cancellable (task), load_cb, g_object_ref (task));
}

static void
load_once (GTask *task)
{
  mdg_workspace_load_cube_async (g_task_get_source_object (task), g_task_get_cancellable (task), cube_cb, g_object_ref (task));
}

void
mdg_workspace_load_facts_async (MdgWorkspace *workspace,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MDG_IS_WORKSPACE (workspace));

  task = g_task_new (workspace, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdg_workspace_load_facts_async);
  load_once (task);
}

MdgFacts *
mdg_workspace_load_facts_finish (MdgWorkspace *workspace,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return mdg_workspace_load_facts (workspace, error);
}

MdgFacts *
mdg_workspace_load_facts (MdgWorkspace *workspace,
                          GError **error)
{
  MdgCube *cube = mdg_workspace_load_cube (workspace, error);
  g_autoptr (MdgFacts) facts = NULL;
  Keeper *keeper;

  if (cube == NULL)
    return NULL;

  keeper = get_keeper (workspace);
  if (get_facts (keeper, cube) != NULL)
    return keeper->facts;

  facts = mdg_store_thread_run (mdg_workspace_get_reader (workspace), work_load, cube, error);

  return facts != NULL ? keep_facts (keeper, facts) : NULL;
}
