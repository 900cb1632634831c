#define G_LOG_DOMAIN "mdg-workspace"

#include "mdg-intake-private.h"

#include "mdg-phone.h"
#include "mdg-text.h"

#include <string.h>

/* Several intakes saved together: somebody new who is named in two of them becomes one record, by the rules that
   find somebody known. */

static char *
dup_folded (MdgRecord *record,
            guint field)
{
  const char *text = mdg_record_get_text (record, field);

  return mdg_text_fold_name (text != NULL ? text : "");
}

static gboolean
is_same_folded (MdgRecord *a,
                MdgRecord *b,
                guint field)
{
  g_autofree char *x = dup_folded (a, field);
  g_autofree char *y = dup_folded (b, field);

  return strcmp (x, y) == 0;
}

static gboolean
is_same_consulter (MdgRecord *a,
                   MdgRecord *b)
{
  g_autofree char *phone = mdg_phone_dup_digits (mdg_record_get_text (a, MDG_CONSULTER_PHONE));
  g_autofree char *other = mdg_phone_dup_digits (mdg_record_get_text (b, MDG_CONSULTER_PHONE));

  if (!is_same_folded (a, b, MDG_CONSULTER_NAME) || !is_same_folded (a, b, MDG_CONSULTER_AFFILIATION))
    return FALSE;

  return !mdg_record_is_empty (a, MDG_CONSULTER_AFFILIATION) || (phone[0] != '\0' && strcmp (phone, other) == 0);
}

static gboolean
is_same_subject (MdgRecord *a,
                 MdgRecord *b)
{
  static const guint needed[] = { MDG_SUBJECT_KANA, MDG_SUBJECT_BIRTH, MDG_SUBJECT_SEX };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (mdg_record_is_empty (a, needed[i]) || !is_same_folded (a, b, needed[i]))
      return FALSE;

  return TRUE;
}

static MdgRecord *
find_twin (MdgChange *batch,
           MdgRecord *record)
{
  MdgRecord *same = mdg_change_find (batch, mdg_record_get_uuid (record));
  MdgKind kind = mdg_record_get_kind (record);
  GPtrArray *records = mdg_change_get_records (batch);

  if (kind != MDG_KIND_CONSULTER && kind != MDG_KIND_SUBJECT)
    return NULL;
  if (same != NULL || mdg_record_is_stored (record))
    return same;

  for (guint i = 0; i < records->len; i++)
    {
      MdgRecord *other = records->pdata[i];

      if (mdg_record_get_kind (other) == kind && !mdg_record_is_stored (other) && (kind == MDG_KIND_CONSULTER ? is_same_consulter (other, record) : is_same_subject (other, record)))
        return other;
    }

  return NULL;
}

static void
fill_gaps (MdgRecord *record,
           MdgRecord *from)
{
  const MdgRecordInfo *info = mdg_record_get_info (record);

  for (guint i = 0; i < info->n_fields; i++)
    {
      if (!mdg_record_is_empty (record, i))
        continue;
      if (info->fields[i].type == MDG_FIELD_REFERENCE)
        mdg_record_set_reference (record, i, mdg_record_get_reference (from, i));
      else if (info->fields[i].type == MDG_FIELD_INTEGER)
        mdg_record_set_integer (record, i, mdg_record_get_integer (from, i));
      else if (info->fields[i].type == MDG_FIELD_FLAG)
        mdg_record_set_flag (record, i, mdg_record_get_flag (from, i));
      else
        mdg_record_set_text (record, i, mdg_record_get_text (from, i));
    }
}

static void
point_to (MdgRecord *record,
          const MdgUuid *from,
          const MdgUuid *to)
{
  const MdgRecordInfo *info = mdg_record_get_info (record);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const MdgUuid *uuid = info->fields[i].type == MDG_FIELD_REFERENCE ? mdg_record_get_reference (record, i) : NULL;

      if (uuid != NULL && mdg_uuid_equal (uuid, from))
        mdg_record_set_reference (record, i, to);
    }
}

void
mdg_intake_add_to_batch (MdgChange *batch,
                         MdgChange *change)
{
  GPtrArray *records = mdg_change_get_records (change);

  g_return_if_fail (MDG_IS_CHANGE (batch) && MDG_IS_CHANGE (change));

  for (guint i = 0; i < records->len; i++)
    {
      MdgRecord *record = records->pdata[i];
      MdgRecord *twin = find_twin (batch, record);
      MdgUuid uuid = *mdg_record_get_uuid (record);

      if (twin == NULL)
        {
          mdg_change_add (batch, record);
          continue;
        }
      fill_gaps (twin, record);
      for (guint k = 0; k < records->len; k++)
        point_to (records->pdata[k], &uuid, mdg_record_get_uuid (twin));
    }
}
