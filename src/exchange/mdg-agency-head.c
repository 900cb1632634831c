#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-agency-file-private.h"

#include <string.h>

/* A table with fewer columns that are known is something else. */
#define MIN_KNOWN 3

static const char *const weekdays[] = { "月", "火", "水", "木", "金", "土", "日", "祝", NULL };

/* 月_診療開始時間, 月_就業時間帯1_開始時間: the day × 2, and 1 more for the end; -1 for anything else. */
static int
find_day (const char *head)
{
  for (int i = 0; weekdays[i] != NULL; i++)
    {
      const char *rest = head + strlen (weekdays[i]);

      if (!g_str_has_prefix (head, weekdays[i]) || *rest != '_')
        continue;
      if (strstr (rest, "外来受付") != NULL)
        return -1;
      if (g_str_has_suffix (rest, "開始時間"))
        return 2 * i;
      if (g_str_has_suffix (rest, "終了時間"))
        return 2 * i + 1;
    }

  return -1;
}

static gboolean
has_column (const MdgAgencyHead *head,
            MdgAgencyColumn column)
{
  for (guint i = 0; i < head->columns->len; i++)
    if (g_array_index (head->columns, MdgAgencyColumn, i) == column)
      return TRUE;

  return FALSE;
}

static gboolean
has_cell (GPtrArray *cells,
          const char *part)
{
  for (guint i = 0; i < cells->len; i++)
    if (strstr (cells->pdata[i], part) != NULL)
      return TRUE;

  return FALSE;
}

/* Which of the files of 医療情報ネット it is. */
static const char *
find_medical_dataset (GPtrArray *cells)
{
  if (has_cell (cells, "薬局のホームページアドレス") || has_cell (cells, "薬局"))
    return "navii:pharmacy";
  if (has_cell (cells, "就業時間帯"))
    return "navii:maternity";

  return "navii";
}

static gboolean
find_kind (MdgAgencyHead *head,
           GPtrArray *cells,
           gboolean has_days)
{
  gboolean has_name = has_column (head, MDG_AGENCY_COLUMN_NAME);
  gboolean has_entry = has_column (head, MDG_AGENCY_COLUMN_ENTRY);

  if (!has_name && has_entry && has_days && has_column (head, MDG_AGENCY_COLUMN_DEPARTMENT))
    {
      head->kind = MDG_AGENCY_FILE_HOURS;
      head->dataset = "navii";
      return TRUE;
    }
  if (!has_name)
    return FALSE;

  if (has_entry && has_column (head, MDG_AGENCY_COLUMN_PREFECTURE_CODE) && has_column (head, MDG_AGENCY_COLUMN_CITY_CODE))
    {
      head->kind = MDG_AGENCY_FILE_MEDICAL;
      head->dataset = find_medical_dataset (cells);
    }
  else if (has_column (head, MDG_AGENCY_COLUMN_MUNICIPALITY_CODE) && has_cell (cells, "サービスの種類"))
    head->kind = MDG_AGENCY_FILE_CARE;
  else if (has_column (head, MDG_AGENCY_COLUMN_MUNICIPALITY_CODE))
    head->kind = MDG_AGENCY_FILE_MUNICIPAL;
  else
    head->kind = MDG_AGENCY_FILE_SURVEY;

  return TRUE;
}

MdgAgencyHead *
mdg_agency_head_new (GPtrArray *cells,
                     GHashTable *procedures,
                     GHashTable *services,
                     const MdgDate *today)
{
  g_autoptr (MdgAgencyHead) head = g_new0 (MdgAgencyHead, 1);
  gboolean has_days = FALSE;
  guint n_known = 0;

  head->columns = g_array_new (FALSE, FALSE, sizeof (MdgAgencyColumn));
  head->procedures = g_ptr_array_new ();
  head->days = g_array_new (FALSE, FALSE, sizeof (int));
  head->services = services;
  head->today = *today;
  for (guint i = 0; i < cells->len; i++)
    {
      g_autofree char *folded = mdg_agency_columns_fold (cells->pdata[i]);
      MdgAgencyColumn column = mdg_agency_columns_find (folded);
      const char *procedure = column == MDG_AGENCY_COLUMN_NONE ? g_hash_table_lookup (procedures, folded) : NULL;
      int day = column == MDG_AGENCY_COLUMN_NONE && procedure == NULL ? find_day (cells->pdata[i]) : -1;

      g_array_append_val (head->columns, column);
      g_ptr_array_add (head->procedures, (gpointer) procedure);
      g_array_append_val (head->days, day);
      has_days = has_days || day >= 0;
      n_known += column != MDG_AGENCY_COLUMN_NONE || procedure != NULL || day >= 0;
    }
  if (n_known < MIN_KNOWN || !find_kind (head, cells, has_days))
    return NULL;

  return g_steal_pointer (&head);
}

void
mdg_agency_head_free (MdgAgencyHead *head)
{
  g_clear_pointer (&head->columns, g_array_unref);
  g_clear_pointer (&head->procedures, g_ptr_array_unref);
  g_clear_pointer (&head->days, g_array_unref);
  g_free (head);
}

const char *
mdg_agency_head_get (const MdgAgencyHead *head,
                     GPtrArray *cells,
                     MdgAgencyColumn column)
{
  for (guint i = 0; i < MIN (head->columns->len, cells->len); i++)
    if (g_array_index (head->columns, MdgAgencyColumn, i) == column && *g_strstrip (cells->pdata[i]) != '\0')
      return cells->pdata[i];

  return NULL;
}
