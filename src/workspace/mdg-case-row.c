#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-case-row.h"

#include "mdg-case.h"
#include "mdg-describe.h"
#include "mdg-subject.h"

#include <glib/gi18n-lib.h>

struct _MdgCaseRow
{
  GObject parent_instance;

  MdgWorkspace *workspace;
  gint64 id;
  MdgListedCase *line;
};

G_DEFINE_FINAL_TYPE (MdgCaseRow, mdg_case_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
mdg_case_row_finalize (GObject *object)
{
  MdgCaseRow *self = MDG_CASE_ROW (object);

  g_clear_pointer (&self->line, mdg_listed_case_free);
  g_object_unref (self->workspace);

  G_OBJECT_CLASS (mdg_case_row_parent_class)->finalize (object);
}

static void
mdg_case_row_class_init (MdgCaseRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_case_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", MDG_TYPE_CASE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mdg_case_row_init (MdgCaseRow *self)
{
}

MdgCaseRow *
mdg_case_row_new (MdgWorkspace *workspace,
                  gint64 id)
{
  MdgCaseRow *self = g_object_new (MDG_TYPE_CASE_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->id = id;
  mdg_case_row_reload (self);

  return self;
}

void
mdg_case_row_reload (MdgCaseRow *self)
{
  g_return_if_fail (MDG_IS_CASE_ROW (self));

  g_clear_pointer (&self->line, mdg_listed_case_free);
  self->line = mdg_case_query_load_line (mdg_workspace_get_store (self->workspace), self->id, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

const MdgListedCase *
mdg_case_row_get_line (MdgCaseRow *self)
{
  g_return_val_if_fail (MDG_IS_CASE_ROW (self), NULL);

  return self->line;
}

const MdgUuid *
mdg_case_row_get_uuid (MdgCaseRow *self)
{
  g_return_val_if_fail (MDG_IS_CASE_ROW (self), NULL);

  return self->line != NULL ? &self->line->uuid : NULL;
}

char *
mdg_case_row_dup_title (MdgCaseRow *self)
{
  const MdgListedCase *line = self->line;

  g_return_val_if_fail (MDG_IS_CASE_ROW (self), NULL);

  if (line == NULL)
    return g_strdup ("");
  if (line->subject_name != NULL || line->title != NULL)
    return g_strdup (line->subject_name != NULL ? line->subject_name : line->title);

  return g_strdup_printf (_ ("Case %s"), line->number != NULL ? line->number : "");
}

char *
mdg_case_row_dup_facts (MdgCaseRow *self)
{
  const MdgListedCase *line = self->line;
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (self->workspace);
  const char *sex;
  g_autofree char *who = NULL;
  const char *parts[5] = { NULL };
  guint n = 0;
  int age;

  g_return_val_if_fail (MDG_IS_CASE_ROW (self), NULL);

  if (line == NULL)
    return g_strdup ("");

  sex = line->subject_sex != NULL ? line->subject_sex : line->sex;
  age = mdg_describe_age (line->subject_birth, line->subject_age, line->subject_age_on, line->last_at);
  who = mdg_describe_age_sex (vocabularies, age, sex);
  if (age < 0 && line->age_band != NULL)
    {
      g_free (who);
      who = g_strdup_printf ("%s%s%s", line->age_band, sex != NULL ? " " : "", sex != NULL ? mdg_vocabularies_get_short (vocabularies, "sex", sex, 0) : "");
    }
  if (*who != '\0')
    parts[n++] = who;
  if (line->area_name != NULL)
    parts[n++] = line->area_name;
  if (line->household_kind != NULL)
    parts[n++] = mdg_vocabularies_get_short (vocabularies, "household", line->household_kind, 0);
  if (line->care_level != NULL)
    parts[n++] = mdg_vocabularies_get_short (vocabularies, "care_level", line->care_level, 0);

  return g_strjoinv (_ (" · "), (char **) parts);
}

char *
mdg_case_row_dup_issues (MdgCaseRow *self)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (self->workspace);
  g_auto (GStrv) codes = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (MDG_IS_CASE_ROW (self), NULL);

  codes = g_strsplit (self->line != NULL && self->line->issues != NULL ? self->line->issues : "", " ", -1);
  for (char **code = codes; *code != NULL; code++)
    if (**code != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ (" · ") : "", mdg_vocabularies_get_short (vocabularies, "issue", *code, 0));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
mdg_case_row_dup_next (MdgCaseRow *self,
                       gboolean *late)
{
  const MdgListedCase *line = self->line;
  g_autofree char *due = NULL;

  g_return_val_if_fail (MDG_IS_CASE_ROW (self), NULL);

  *late = FALSE;
  if (line == NULL || line->next_what == NULL)
    return g_strdup ("");

  due = mdg_describe_due (self->workspace, line->next_due, late);

  return *due != '\0' ? g_strdup_printf ("%s %s", due, line->next_what) : g_strdup (line->next_what);
}

static gpointer
copy_request (gconstpointer request)
{
  return mdg_case_filter_copy (request);
}

static void
free_request (gpointer request)
{
  mdg_case_filter_free (request);
}

static GArray *
list (MdgStore *store,
      gconstpointer request,
      const MdgRecordKey *after,
      guint limit,
      GError **error)
{
  return mdg_case_query_list (store, request, after, limit, error);
}

static gboolean
count (MdgStore *store,
       gconstpointer request,
       MdgRecordCounts *counts,
       GError **error)
{
  counts->n_records = mdg_case_query_count (store, request, error);

  return counts->n_records >= 0;
}

static GObject *
load_row (MdgWorkspace *workspace,
          gconstpointer request,
          gint64 id)
{
  return G_OBJECT (mdg_case_row_new (workspace, id));
}

static gboolean
concerns (gconstpointer request,
          MdgChange *change)
{
  GPtrArray *records = mdg_change_get_records (change);

  for (guint i = 0; i < records->len; i++)
    switch ((guint) mdg_record_get_kind (records->pdata[i]))
      {
      case MDG_KIND_CASE:
      case MDG_KIND_CASE_ISSUE:
      case MDG_KIND_CASE_SET_MEMBER:
      case MDG_KIND_CONSULTATION:
      case MDG_KIND_CONTACT:
      case MDG_KIND_FOLLOW_UP:
      case MDG_KIND_MEMO:
      case MDG_KIND_SUBJECT:
        return TRUE;
      default:
        break;
      }

  return FALSE;
}

/* Few rows are shown and much bears on each. */
static gboolean
refresh_row (MdgWorkspace *workspace,
             gconstpointer request,
             GObject *row,
             MdgChange *change)
{
  if (!concerns (request, change))
    return FALSE;

  mdg_case_row_reload (MDG_CASE_ROW (row));

  return TRUE;
}

MdgRecordList *
mdg_case_list_new (MdgWorkspace *workspace)
{
  static const MdgRecordQuery query = {
    copy_request,
    free_request,
    list,
    count,
    load_row,
    refresh_row,
    concerns,
    mdg_case_row_get_type,
  };

  return mdg_record_list_new (workspace, &query);
}

char *
mdg_case_dup_title (MdgWorkspace *workspace,
                    MdgRecord *record)
{
  const MdgUuid *uuid = mdg_record_get_reference (record, MDG_CASE_SUBJECT);
  g_autoptr (MdgRecord) subject = uuid != NULL ? mdg_workspace_load (workspace, MDG_KIND_SUBJECT, uuid, NULL) : NULL;

  if (subject != NULL && mdg_record_get_text (subject, MDG_SUBJECT_NAME) != NULL)
    return g_strdup (mdg_record_get_text (subject, MDG_SUBJECT_NAME));
  if (mdg_record_get_text (record, MDG_CASE_TITLE) != NULL)
    return g_strdup (mdg_record_get_text (record, MDG_CASE_TITLE));

  return g_strdup_printf (_ ("Case %s"), mdg_record_get_text (record, MDG_CASE_NUMBER) != NULL ? mdg_record_get_text (record, MDG_CASE_NUMBER) : "");
}
