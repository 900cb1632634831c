#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-masters.h"

#include "mdg-area.h"
#include "mdg-board-member.h"
#include "mdg-error.h"
#include "mdg-text.h"
#include "mdg-town.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

static guint
get_position_field (MdgKind kind)
{
  if (kind == MDG_KIND_BOARD_MEMBER)
    return MDG_BOARD_MEMBER_POSITION;

  return kind == MDG_KIND_STAFF ? (guint) MDG_STAFF_POSITION : (guint) MDG_AREA_POSITION;
}

static gint64
get_position (MdgRecord *record,
              guint field)
{
  gint64 position = mdg_record_get_integer (record, field);

  return position != MDG_NO_INTEGER ? position : G_MAXINT64;
}

static int
compare_by_position (gconstpointer a,
                     gconstpointer b)
{
  MdgRecord *x = *(MdgRecord *const *) a;
  MdgRecord *y = *(MdgRecord *const *) b;
  guint field = get_position_field (mdg_record_get_kind (x));
  gint64 p = get_position (x, field);
  gint64 q = get_position (y, field);

  /* Members stand with their board. */
  if (mdg_record_get_kind (x) == MDG_KIND_BOARD_MEMBER && g_strcmp0 (mdg_record_get_text (x, MDG_BOARD_MEMBER_BOARD), mdg_record_get_text (y, MDG_BOARD_MEMBER_BOARD)) != 0)
    return g_strcmp0 (mdg_record_get_text (x, MDG_BOARD_MEMBER_BOARD), mdg_record_get_text (y, MDG_BOARD_MEMBER_BOARD));
  /* Records without a position keep the order of entry. */
  if (p == q)
    return mdg_record_get_id (x) < mdg_record_get_id (y) ? -1 : 1;

  return p < q ? -1 : 1;
}

static int
find_area (GPtrArray *areas,
           MdgRecord *town)
{
  const MdgUuid *uuid = mdg_record_get_reference (town, MDG_TOWN_AREA);

  for (guint i = 0; uuid != NULL && i < areas->len; i++)
    if (mdg_uuid_equal (mdg_record_get_uuid (areas->pdata[i]), uuid))
      return (int) i;

  return (int) areas->len;
}

static const char *
get_reading (MdgRecord *town)
{
  const char *kana = mdg_record_get_text (town, MDG_TOWN_KANA);

  return kana != NULL ? kana : mdg_record_get_text (town, MDG_TOWN_NAME);
}

static int
compare_towns (gconstpointer a,
               gconstpointer b,
               gpointer user_data)
{
  MdgRecord *x = *(MdgRecord *const *) a;
  MdgRecord *y = *(MdgRecord *const *) b;
  int by_area = find_area (user_data, x) - find_area (user_data, y);

  return by_area != 0 ? by_area : mdg_text_collate (get_reading (x), get_reading (y));
}

GPtrArray *
mdg_masters_list (MdgWorkspace *workspace,
                  MdgKind kind,
                  GError **error)
{
  g_autoptr (GPtrArray) records = mdg_workspace_list (workspace, kind, error);
  g_autoptr (GPtrArray) areas = NULL;

  if (records == NULL)
    return NULL;

  if (kind != MDG_KIND_TOWN)
    {
      g_ptr_array_sort (records, compare_by_position);
      return g_steal_pointer (&records);
    }

  areas = mdg_masters_list (workspace, MDG_KIND_AREA, error);
  if (areas == NULL)
    return NULL;

  g_ptr_array_sort_with_data (records, compare_towns, areas);

  return g_steal_pointer (&records);
}

static int
find_last_code (GPtrArray *areas)
{
  int last = 0;

  for (guint i = 0; i < areas->len; i++)
    last = MAX (last, atoi (mdg_record_get_text (areas->pdata[i], MDG_AREA_CODE)));

  return last;
}

MdgRecord *
mdg_masters_new_record (MdgWorkspace *workspace,
                        MdgKind kind,
                        GError **error)
{
  g_autoptr (GPtrArray) records = mdg_masters_list (workspace, kind, error);
  g_autoptr (MdgRecord) record = NULL;
  gint64 last = -1;

  if (records == NULL)
    return NULL;

  record = mdg_record_new (kind);
  if (kind == MDG_KIND_TOWN)
    return g_steal_pointer (&record);

  for (guint i = 0; i < records->len; i++)
    last = MAX (last, mdg_record_get_integer (records->pdata[i], get_position_field (kind)));
  mdg_record_set_integer (record, get_position_field (kind), last + 1);
  if (kind == MDG_KIND_STAFF)
    mdg_record_set_flag (record, MDG_STAFF_IS_ACTIVE, TRUE);
  if (kind == MDG_KIND_AREA)
    {
      g_autofree char *code = g_strdup_printf ("%02d", find_last_code (records) + 1);

      mdg_record_set_text (record, MDG_AREA_CODE, code);
    }

  return g_steal_pointer (&record);
}

MdgChange *
mdg_masters_new_order (GPtrArray *records,
                       guint position_field)
{
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Order changed"));

  for (guint i = 0; i < records->len; i++)
    if (mdg_record_get_integer (records->pdata[i], position_field) != (gint64) i)
      {
        g_autoptr (MdgRecord) record = mdg_record_dup (records->pdata[i]);

        mdg_record_set_integer (record, position_field, i);
        mdg_change_add (change, record);
      }

  return mdg_change_get_records (change)->len > 0 ? g_steal_pointer (&change) : NULL;
}

MdgChange *
mdg_masters_new_area_removed (MdgWorkspace *workspace,
                              MdgRecord *area,
                              GError **error)
{
  g_autoptr (GPtrArray) towns = mdg_workspace_list_children (workspace, MDG_KIND_TOWN, MDG_TOWN_AREA, mdg_record_get_uuid (area), error);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Area removed"));

  if (towns == NULL)
    return NULL;

  if (towns->len > 0)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID,
                   g_dngettext (GETTEXT_PACKAGE,
                                "%u town belongs to “%s”, so it was left as it is. Give the town to another area first.",
                                "%u towns belong to “%s”, so it was left as it is. Give the towns to another area first.", towns->len),
                   towns->len, mdg_record_get_text (area, MDG_AREA_NAME));
      return NULL;
    }

  mdg_change_add_void (change, area, _ ("No longer an area"));

  return g_steal_pointer (&change);
}

MdgTypeface
mdg_masters_get_typeface (MdgCentre *centre)
{
  const char *name = mdg_record_get_text (MDG_RECORD (centre), MDG_CENTRE_FONTS);

  return g_strcmp0 (name, MDG_MASTERS_MINCHO) == 0 ? MDG_TYPEFACE_MINCHO : MDG_TYPEFACE_GOTHIC;
}
