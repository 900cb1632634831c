#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-classify.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mdg-case-issue.h"
#include "mdg-case.h"

static const MdgMatrixTick *
find_stored (GPtrArray *ticks,
             const char *issue)
{
  for (guint i = 0; i < ticks->len; i++)
    if (strcmp (((MdgMatrixTick *) ticks->pdata[i])->issue, issue) == 0)
      return ticks->pdata[i];

  return NULL;
}

static MdgRecord *
new_tick (MdgWorkspace *workspace,
          const MdgUuid *case_uuid,
          const char *issue)
{
  MdgRecord *tick = mdg_record_new (MDG_KIND_CASE_ISSUE);
  MdgStaff *staff = mdg_workspace_get_staff (workspace);
  g_autofree char *today = NULL;
  MdgDate date;

  mdg_workspace_get_today (workspace, &date);
  today = mdg_date_dup_iso (&date);
  mdg_record_set_reference (tick, MDG_CASE_ISSUE_CASE, case_uuid);
  mdg_record_set_text (tick, MDG_CASE_ISSUE_ISSUE, issue);
  mdg_record_set_text (tick, MDG_CASE_ISSUE_TICKED_ON, today);
  if (staff != NULL)
    mdg_record_set_reference (tick, MDG_CASE_ISSUE_STAFF, mdg_record_get_uuid (MDG_RECORD (staff)));

  return tick;
}

static MdgRecord *
load_tick (MdgWorkspace *workspace,
           const MdgUuid *tick,
           GError **error)
{
  return mdg_workspace_load (workspace, MDG_KIND_CASE_ISSUE, tick, error);
}

MdgChange *
mdg_classify_new_toggle (MdgWorkspace *workspace,
                         const MdgUuid *case_uuid,
                         const char *issue,
                         GError **error)
{
  g_autoptr (GPtrArray) ticks = mdg_classify_query_list_ticks (mdg_workspace_get_store (workspace), case_uuid, error);
  const MdgMatrixTick *stored = ticks != NULL ? find_stored (ticks, issue) : NULL;
  g_autoptr (MdgChange) change = mdg_change_new (stored != NULL ? N_ ("Issue removed") : N_ ("Issue ticked"));
  g_autoptr (MdgRecord) record = NULL;

  if (ticks == NULL)
    return NULL;

  if (stored == NULL)
    {
      record = new_tick (workspace, case_uuid, issue);
      mdg_change_add (change, record);
      return g_steal_pointer (&change);
    }

  record = load_tick (workspace, &stored->uuid, error);
  if (record == NULL)
    return NULL;
  mdg_change_add_void (change, record, _ ("Tick removed"));

  return g_steal_pointer (&change);
}

MdgChange *
mdg_classify_new_tick (MdgWorkspace *workspace,
                       const MdgUuid *case_uuid,
                       const char *issue,
                       GError **error)
{
  g_autoptr (GPtrArray) ticks = mdg_classify_query_list_ticks (mdg_workspace_get_store (workspace), case_uuid, error);
  g_autoptr (MdgChange) change = NULL;
  g_autoptr (MdgRecord) record = NULL;

  if (ticks == NULL || find_stored (ticks, issue) != NULL)
    return NULL;

  change = mdg_change_new (N_ ("Issue ticked"));
  record = new_tick (workspace, case_uuid, issue);
  mdg_change_add (change, record);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_classify_new_clear (MdgWorkspace *workspace,
                        GPtrArray *ticks,
                        GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Issue removed"));

  for (guint i = 0; i < ticks->len; i++)
    {
      const MdgMatrixTick *tick = ticks->pdata[i];
      g_autoptr (MdgRecord) record = load_tick (workspace, &tick->uuid, error);

      if (record == NULL)
        return NULL;
      mdg_change_add_void (change, record, _ ("Tick removed"));
    }

  return g_steal_pointer (&change);
}

MdgChange *
mdg_classify_new_weight (MdgWorkspace *workspace,
                         const MdgUuid *tick,
                         guint weight,
                         GError **error)
{
  g_autoptr (MdgRecord) record = load_tick (workspace, tick, error);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Issue weighted"));

  g_return_val_if_fail (weight <= MDG_WEIGHT_MAX, NULL);

  if (record == NULL)
    return NULL;

  mdg_record_set_integer (record, MDG_CASE_ISSUE_WEIGHT, weight > 0 ? weight : MDG_NO_INTEGER);
  mdg_change_add (change, record);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_classify_new_text (MdgWorkspace *workspace,
                       const MdgUuid *tick,
                       const char *text,
                       GError **error)
{
  g_autoptr (MdgRecord) record = load_tick (workspace, tick, error);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Issue put in words"));

  if (record == NULL)
    return NULL;

  mdg_record_set_text (record, MDG_CASE_ISSUE_TEXT, text);
  mdg_change_add (change, record);

  return g_steal_pointer (&change);
}

gboolean
mdg_classify_takes_text (const char *issue)
{
  return g_str_has_suffix (issue, "z");
}

MdgChange *
mdg_classify_new_unneeded (MdgWorkspace *workspace,
                           const MdgUuid *case_uuid,
                           const char *reason,
                           GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_CASE, case_uuid, error);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Marked as not to be classified"));

  if (record == NULL)
    return NULL;

  mdg_record_set_text (record, MDG_CASE_NO_CLASSIFICATION, reason);
  mdg_change_add (change, record);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_classify_new_heads (MdgWorkspace *workspace,
                        const char *name,
                        const char *own)
{
  g_autoptr (MdgRecord) centre = mdg_record_dup (MDG_RECORD (mdg_workspace_get_centre (workspace)));
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Heads of the issue table changed"));

  mdg_record_set_text (centre, MDG_CENTRE_HEADS, name);
  if (own != NULL)
    mdg_record_set_text (centre, MDG_CENTRE_COLUMN_HEADS, own);
  mdg_change_add (change, centre);

  return g_steal_pointer (&change);
}

static const char *
find_marked (MdgClassifySheet *sheet,
             GPtrArray *findings,
             guint row,
             guint column)
{
  const MdgIssueColumn *items = mdg_classify_columns_get_column (mdg_classify_sheet_get_columns (sheet), column);

  for (guint i = 0; i < findings->len; i++)
    for (guint j = 0; j < items->items->len; j++)
      {
        const char *code = mdg_record_get_text (items->items->pdata[j], MDG_TERM_CODE);

        if (strcmp (((MdgSheetFinding *) findings->pdata[i])->issue, code) == 0 && mdg_classify_sheet_find_tick (sheet, row, code) == NULL)
          return code;
      }

  return NULL;
}

const char *
mdg_classify_guess (MdgWorkspace *workspace,
                    MdgClassifySheet *sheet,
                    guint row,
                    guint column)
{
  MdgStore *store = mdg_workspace_get_store (workspace);
  const MdgIssueColumn *items = mdg_classify_columns_get_column (mdg_classify_sheet_get_columns (sheet), column);
  g_autoptr (GPtrArray) findings = mdg_classify_query_list_findings (store, &mdg_classify_sheet_get_case (sheet, row)->uuid, NULL);
  g_autoptr (GHashTable) counts = mdg_classify_query_count_issues (store, NULL);
  const char *best = findings != NULL ? find_marked (sheet, findings, row, column) : NULL;
  int most = 0;

  if (best != NULL || counts == NULL)
    return best;

  for (guint i = 0; i < items->items->len; i++)
    {
      const char *code = mdg_record_get_text (items->items->pdata[i], MDG_TERM_CODE);
      int n = GPOINTER_TO_INT (g_hash_table_lookup (counts, code));

      if (n > most && mdg_classify_sheet_find_tick (sheet, row, code) == NULL)
        {
          most = n;
          best = code;
        }
    }

  return best;
}

void
mdg_evidence_free (MdgEvidence *self)
{
  g_free (self->issue);
  g_free (self->when);
  g_free (self->before);
  g_free (self->quote);
  g_free (self->after);
  g_free (self);
}

static gboolean
ends_sentence (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  return c == 0x3002 || c == '\n' || c == 0xff01 || c == 0xff1f;
}

/* The sentence around the quotation, so that it can be understood without opening the record. */
static void
take_sentence (MdgEvidence *evidence,
               const MdgSheetFinding *finding)
{
  const char *start;
  const char *end;
  const char *from;
  const char *to;
  glong length = finding->text != NULL ? g_utf8_strlen (finding->text, -1) : 0;

  evidence->is_lost = finding->is_lost || finding->offset < 0 || finding->length <= 0 || finding->offset + finding->length > length;
  if (evidence->is_lost)
    {
      evidence->before = g_strdup ("");
      evidence->after = g_strdup ("");
      return;
    }

  start = g_utf8_offset_to_pointer (finding->text, finding->offset);
  end = g_utf8_offset_to_pointer (start, finding->length);
  for (from = start; from > finding->text && !ends_sentence (g_utf8_prev_char (from));)
    from = g_utf8_prev_char (from);
  for (to = end; *to != '\0' && !ends_sentence (to);)
    to = g_utf8_next_char (to);
  if (*to != '\0' && *to != '\n')
    to = g_utf8_next_char (to);

  evidence->before = g_strndup (from, (gsize) (start - from));
  evidence->after = g_strndup (end, (gsize) (to - end));
}

static char *
dup_when (MdgWorkspace *workspace,
          const MdgSheetFinding *finding)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (workspace);
  GString *text = g_string_new (NULL);
  MdgDate date;

  if (finding->at != NULL)
    {
      g_autofree char *day = g_strndup (finding->at, 10);

      if (mdg_date_parse_iso (day, &date))
        {
          g_autofree char *shown = mdg_date_format_short (&date);

          g_string_append (text, shown);
        }
    }
  if (finding->channel != NULL)
    g_string_append_printf (text, " %s", mdg_vocabularies_get_short (vocabularies, "channel", finding->channel, 0));
  if (finding->number != NULL)
    g_string_append_printf (text, " %s", finding->number);

  return g_strchug (g_string_free (text, FALSE));
}

static MdgEvidence *
new_evidence (MdgWorkspace *workspace,
              const MdgSheetFinding *finding)
{
  MdgEvidence *evidence = g_new0 (MdgEvidence, 1);

  evidence->consultation = finding->consultation;
  evidence->issue = g_strdup (finding->issue);
  evidence->when = dup_when (workspace, finding);
  evidence->quote = g_strdup (finding->quote);
  take_sentence (evidence, finding);

  return evidence;
}

GPtrArray *
mdg_classify_list_evidence (MdgWorkspace *workspace,
                            MdgClassifySheet *sheet,
                            guint row,
                            guint column,
                            GError **error)
{
  g_autoptr (GPtrArray) findings = mdg_classify_query_list_findings (mdg_workspace_get_store (workspace), &mdg_classify_sheet_get_case (sheet, row)->uuid, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_evidence_free);

  if (findings == NULL)
    return NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const MdgSheetFinding *finding = findings->pdata[i];

      if (mdg_classify_columns_find (mdg_classify_sheet_get_columns (sheet), finding->issue, NULL) == column)
        g_ptr_array_add (list, new_evidence (workspace, finding));
    }

  return g_steal_pointer (&list);
}
