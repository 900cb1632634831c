#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-history.h"

#include "mdg-attachment.h"
#include "mdg-case-issue.h"
#include "mdg-case.h"
#include "mdg-consultation.h"
#include "mdg-contact.h"
#include "mdg-decision.h"
#include "mdg-describe.h"
#include "mdg-finding.h"
#include "mdg-follow-up.h"
#include "mdg-measure-review.h"
#include "mdg-memo.h"
#include "mdg-referrals.h"
#include "mdg-revision-table.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a text that was rewritten, so much of what differs is quoted. */
#define QUOTED 60

void
mdg_history_entry_free (MdgHistoryEntry *entry)
{
  g_free (entry->author);
  g_free (entry->action);
  g_ptr_array_unref (entry->sentences);
  g_free (entry);
}

char *
mdg_history_format_time (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at / 1000);
  g_autofree char *iso = g_date_time_format (time, "%Y-%m-%dT%H:%M");

  return mdg_datetime_format (iso);
}

/* What is not told: places in a text, and what the register fills in itself. */
static gboolean
is_told (const MdgRecordInfo *info,
         guint field)
{
  if (info->kind == MDG_KIND_FINDING)
    return field == MDG_FINDING_ISSUE || field == MDG_FINDING_WEIGHT || field == MDG_FINDING_IS_LOST || field == MDG_FINDING_QUOTE;
  if (info->kind == MDG_KIND_CONTACT && (field == MDG_CONTACT_CONSULTATION || field == MDG_CONTACT_IS_FIRST))
    return FALSE;
  if (info->kind == MDG_KIND_FOLLOW_UP && field == MDG_FOLLOW_UP_CONSULTATION)
    return FALSE;

  return (info->fields[field].flags & MDG_FIELD_ISSUED) == 0;
}

/* The part of both that differs, without what is equal before and behind. */
static void
trim_equal (const char *before,
            const char *after,
            char **old_part,
            char **new_part)
{
  const char *a = before;
  const char *b = after;
  const char *a_end = before + strlen (before);
  const char *b_end = after + strlen (after);
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;

  while (*a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
  while (a_end > a && b_end > b)
    {
      const char *a_last = g_utf8_prev_char (a_end);
      const char *b_last = g_utf8_prev_char (b_end);

      if (g_utf8_get_char (a_last) != g_utf8_get_char (b_last))
        break;
      a_end = a_last;
      b_end = b_last;
    }

  was = g_strndup (a, (gsize) (a_end - a));
  is = g_strndup (b, (gsize) (b_end - b));
  *old_part = mdg_text_ellipsize (was, QUOTED);
  *new_part = mdg_text_ellipsize (is, QUOTED);
}

static char *
describe_note (const char *label,
               const char *before,
               const char *after)
{
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;

  trim_equal (before, after, &was, &is);
  if (*was == '\0')
    return g_strdup_printf (_ ("“%s” was added to %s."), is, label);
  if (*is == '\0')
    return g_strdup_printf (_ ("“%s” was taken out of %s."), was, label);

  return g_strdup_printf (_ ("In %s, “%s” became “%s”."), label, was, is);
}

static char *
describe_field (MdgWorkspace *workspace,
                MdgRecord *before,
                MdgRecord *after,
                guint field)
{
  const MdgField *info = &mdg_record_get_info (after)->fields[field];
  const char *label = mdg_field_get_label (info);
  gboolean was_empty = before == NULL || mdg_record_is_empty (before, field);
  gboolean is_empty = mdg_record_is_empty (after, field);
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;

  if (info->type == MDG_FIELD_FLAG)
    return g_strdup_printf (mdg_record_get_flag (after, field) ? _ ("“%s” was marked.") : _ ("The mark “%s” was taken off."), label);

  was = was_empty ? NULL : mdg_describe_value (workspace, before, field);
  is = is_empty ? NULL : mdg_describe_value (workspace, after, field);
  if (!was_empty && !is_empty && info->type == MDG_FIELD_NOTE)
    return describe_note (label, was, is);
  if (was_empty)
    {
      g_autofree char *part = mdg_text_ellipsize (is, QUOTED);

      return g_strdup_printf (_ ("“%s” was written as “%s”."), label, part);
    }
  if (is_empty)
    {
      g_autofree char *part = mdg_text_ellipsize (was, QUOTED);

      return g_strdup_printf (_ ("“%s” was emptied; it was “%s”."), label, part);
    }

  return g_strdup_printf (_ ("“%s” was changed from “%s” to “%s”."), label, was, is);
}

static gboolean
is_same (MdgRecord *before,
         MdgRecord *after,
         guint field)
{
  if (before != NULL)
    return mdg_record_field_equal (before, after, field);

  return mdg_record_get_info (after)->fields[field].type == MDG_FIELD_FLAG ? !mdg_record_get_flag (after, field) : mdg_record_is_empty (after, field);
}

/* Which of several it is: the issue, the sentence, the memo. */
static char *
describe_recorded (MdgWorkspace *workspace,
                   MdgRecord *record)
{
  const char *label = _ (mdg_record_get_info (record)->label);
  g_autofree char *value = NULL;
  g_autofree char *part = NULL;

  if (mdg_record_get_kind (record) == MDG_KIND_CASE_ISSUE)
    value = mdg_describe_value (workspace, record, MDG_CASE_ISSUE_ISSUE);
  else if (mdg_record_get_kind (record) == MDG_KIND_FINDING)
    value = mdg_describe_value (workspace, record, MDG_FINDING_QUOTE);
  else if (mdg_record_get_kind (record) == MDG_KIND_MEMO)
    value = mdg_describe_value (workspace, record, MDG_MEMO_TEXT);
  else if (mdg_record_get_kind (record) == MDG_KIND_FOLLOW_UP)
    value = mdg_describe_value (workspace, record, MDG_FOLLOW_UP_WHAT);
  if (value == NULL || *value == '\0')
    return g_strdup_printf (_ ("%s was recorded."), label);

  part = mdg_text_ellipsize (value, QUOTED);

  return g_strdup_printf (_ ("%s was recorded: “%s”."), label, part);
}

GPtrArray *
mdg_history_describe (MdgWorkspace *workspace,
                      MdgRecord *before,
                      MdgRecord *after)
{
  const MdgRecordInfo *info = mdg_record_get_info (after);
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  MdgState was = before != NULL ? mdg_record_get_state (before) : MDG_STATE_LIVE;
  MdgState is = mdg_record_get_state (after);

  if (before == NULL)
    g_ptr_array_add (sentences, describe_recorded (workspace, after));
  else if (was == MDG_STATE_LIVE && is != MDG_STATE_LIVE)
    g_ptr_array_add (sentences, g_strdup_printf (_ ("%s was voided."), _ (info->label)));
  else if (was != MDG_STATE_LIVE && is == MDG_STATE_LIVE)
    g_ptr_array_add (sentences, g_strdup_printf (_ ("%s was put back."), _ (info->label)));

  /* What was written at the beginning is the record itself; only changes are told field by field. */
  for (guint i = 0; before != NULL && i < info->n_fields; i++)
    if (is_told (info, i) && !is_same (before, after, i))
      g_ptr_array_add (sentences, describe_field (workspace, before, after, i));

  return sentences;
}

typedef struct
{
  MdgWorkspace *workspace;
  GHashTable *by_change; /* gint64 id of the change to MdgHistoryEntry */
} Collecting;

static MdgHistoryEntry *
ensure_entry (Collecting *collecting,
              const MdgRevision *revision)
{
  MdgHistoryEntry *entry = g_hash_table_lookup (collecting->by_change, &revision->change);
  gint64 *key;

  if (entry != NULL)
    return entry;

  entry = g_new0 (MdgHistoryEntry, 1);
  entry->at = revision->at;
  entry->author = g_strdup (revision->author);
  entry->action = g_strdup (revision->action != NULL && *revision->action != '\0' ? _ (revision->action) : "");
  entry->sentences = g_ptr_array_new_with_free_func (g_free);
  key = g_new (gint64, 1);
  *key = revision->change;
  g_hash_table_insert (collecting->by_change, key, entry);

  return entry;
}

static gboolean
collect_record (Collecting *collecting,
                const MdgUuid *uuid,
                GError **error)
{
  g_autoptr (GPtrArray) revisions = mdg_workspace_list_revisions (collecting->workspace, uuid, error);

  if (revisions == NULL)
    return FALSE;

  for (guint i = 0; i < revisions->len; i++)
    {
      const MdgRevision *revision = revisions->pdata[i];
      MdgRecord *before = i > 0 ? ((const MdgRevision *) revisions->pdata[i - 1])->record : NULL;
      g_autoptr (GPtrArray) sentences = mdg_history_describe (collecting->workspace, before, revision->record);

      if (sentences->len > 0)
        g_ptr_array_extend_and_steal (ensure_entry (collecting, revision)->sentences, g_steal_pointer (&sentences));
    }

  return TRUE;
}

static gboolean
collect_children (Collecting *collecting,
                  MdgKind kind,
                  guint field,
                  const MdgUuid *uuid,
                  GError **error)
{
  g_autoptr (GPtrArray) children = mdg_workspace_list_children (collecting->workspace, kind, field, uuid, error);

  if (children == NULL)
    return FALSE;

  for (guint i = 0; i < children->len; i++)
    if (!collect_record (collecting, mdg_record_get_uuid (children->pdata[i]), error))
      return FALSE;

  return TRUE;
}

static gboolean
collect_referral (Collecting *collecting,
                  const MdgUuid *uuid,
                  GError **error)
{
  static const struct
  {
    MdgKind kind;
    guint field;
  } children[] = {
    { MDG_KIND_REFERRAL_STEP, MDG_REFERRAL_STEP_REFERRAL },
    { MDG_KIND_REFERRAL_PAUSE, MDG_REFERRAL_PAUSE_REFERRAL },
    { MDG_KIND_REFERRAL_VISIT, MDG_REFERRAL_VISIT_REFERRAL },
    { MDG_KIND_REFERRAL_SCALE, MDG_REFERRAL_SCALE_REFERRAL },
    { MDG_KIND_REFERRAL_OUTCOME, MDG_REFERRAL_OUTCOME_REFERRAL },
    { MDG_KIND_REFERRAL_ITEM, MDG_REFERRAL_ITEM_REFERRAL },
    { MDG_KIND_ATTACHMENT, MDG_ATTACHMENT_REFERRAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    if (!collect_children (collecting, children[i].kind, children[i].field, uuid, error))
      return FALSE;

  return TRUE;
}

static gboolean
collect (Collecting *collecting,
         MdgKind kind,
         const MdgUuid *uuid,
         GError **error)
{
  if (!collect_record (collecting, uuid, error))
    return FALSE;
  if (kind == MDG_KIND_CONSULTATION)
    return collect_children (collecting, MDG_KIND_CONTACT, MDG_CONTACT_CONSULTATION, uuid, error) && collect_children (collecting, MDG_KIND_FOLLOW_UP, MDG_FOLLOW_UP_CONSULTATION, uuid, error);
  if (kind == MDG_KIND_CASE)
    return collect_children (collecting, MDG_KIND_CASE_ISSUE, MDG_CASE_ISSUE_CASE, uuid, error) && collect_children (collecting, MDG_KIND_FINDING, MDG_FINDING_CASE, uuid, error) && collect_children (collecting, MDG_KIND_MEMO, MDG_MEMO_CASE, uuid, error) && collect_children (collecting, MDG_KIND_FOLLOW_UP, MDG_FOLLOW_UP_CASE, uuid, error);
  if (kind == MDG_KIND_RAISED_ISSUE)
    return collect_children (collecting, MDG_KIND_DECISION, MDG_DECISION_RAISED_ISSUE, uuid, error);
  if (kind == MDG_KIND_MEASURE)
    return collect_children (collecting, MDG_KIND_DECISION, MDG_DECISION_MEASURE, uuid, error) && collect_children (collecting, MDG_KIND_MEASURE_REVIEW, MDG_MEASURE_REVIEW_MEASURE, uuid, error);

  if (kind == MDG_KIND_REFERRAL)
    return collect_referral (collecting, uuid, error);

  return TRUE;
}

/* By the order of changes, not by the clock. */
static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  gint64 x = **(gint64 *const *) a;
  gint64 y = **(gint64 *const *) b;

  return (x < y) - (x > y);
}

/* Twelve contacts entered together are one sentence. */
static void
merge_equal (GPtrArray *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    {
      guint n = 1;

      while (i + n < sentences->len && g_str_equal (sentences->pdata[i], sentences->pdata[i + n]))
        n++;
      if (n == 1)
        continue;

      g_ptr_array_remove_range (sentences, i + 1, n - 1);
      {
        g_autofree char *sentence = sentences->pdata[i];

        /* Translators: a sentence such as "Contact was recorded." and how often it holds. */
        sentences->pdata[i] = g_strdup_printf (_ ("%s (%u times)"), sentence, n);
      }
    }
}

GPtrArray *
mdg_history_list (MdgWorkspace *workspace,
                  MdgKind kind,
                  const MdgUuid *uuid,
                  GError **error)
{
  g_autoptr (GHashTable) by_change = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Collecting collecting = { workspace, by_change };
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_history_entry_free);
  gboolean done = collect (&collecting, kind, uuid, error);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, by_change);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  g_ptr_array_sort (keys, compare_changes);
  for (guint i = 0; i < keys->len; i++)
    {
      MdgHistoryEntry *entry = g_hash_table_lookup (by_change, keys->pdata[i]);

      merge_equal (entry->sentences);
      g_ptr_array_add (entries, entry);
    }

  if (!done)
    g_clear_pointer (&entries, g_ptr_array_unref);

  return entries;
}
