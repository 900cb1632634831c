#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-consultation-mapping-private.h"

#include "mdg-consultation-headers.h"
#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SEARCHED_ROWS 10
#define NEEDED_HEADERS 3
#define MAX_HEADER 20 /* code points of a lower head; longer is data */

typedef struct
{
  GPtrArray *rows; /* of GPtrArray of cells */
  guint numbers[SEARCHED_ROWS + 1];
  const MdgConsultationMapping *remembered;
} Search;

static const char *
get_cell (GPtrArray *cells,
          guint column)
{
  return cells != NULL && column < cells->len ? g_ptr_array_index (cells, column) : "";
}

static char *
dup_header (GPtrArray *cells,
            guint column)
{
  return g_strstrip (g_strdelimit (g_strdup (get_cell (cells, column)), "\n\t", ' '));
}

static const MdgMappingColumn *
find_remembered (const MdgConsultationMapping *remembered,
                 const char *header)
{
  g_autofree char *key = mdg_consultation_headers_fold (header, TRUE);

  for (guint i = 0; remembered != NULL && i < remembered->columns->len; i++)
    {
      const MdgMappingColumn *column = g_ptr_array_index (remembered->columns, i);
      g_autofree char *known = mdg_consultation_headers_fold (column->header, TRUE);

      if (strcmp (key, known) == 0)
        return column;
    }

  return NULL;
}

/* Field of a head in two rows. A word under the name of a vocabulary ("電話" under 方法) heads a column of ticks. */
static const char *
find_field (const char *upper,
            const char *lower,
            char **word)
{
  g_autofree char *joined = g_strconcat (upper, lower, NULL);
  const char *field = mdg_consultation_headers_find (joined);
  const char *above = *upper != '\0' ? mdg_consultation_headers_find (upper) : NULL;
  const MdgMappingField *known = mdg_mapping_field_find (above);

  if (field != NULL || *lower == '\0' || *upper == '\0')
    return field;
  if (known != NULL && known->vocabulary != NULL)
    {
      *word = g_strdup (lower);
      return above;
    }

  field = mdg_consultation_headers_find (lower);
  return field != NULL ? field : above;
}

static gboolean
has_field (const MdgConsultationMapping *mapping,
           const char *field)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const MdgMappingColumn *column = g_ptr_array_index (mapping->columns, i);

      if (g_strcmp0 (column->field, field) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
may_repeat (const char *field)
{
  const MdgMappingField *known = mdg_mapping_field_find (field);

  return known->kind == MDG_MAPPING_TEXT || known->kind == MDG_MAPPING_CODES;
}

static void
add_column (MdgConsultationMapping *mapping,
            const Search *search,
            const char *upper,
            const char *lower)
{
  g_autofree char *header = *upper != '\0' && *lower != '\0' ? g_strconcat (upper, "／", lower, NULL) : g_strconcat (upper, lower, NULL);
  const MdgMappingColumn *chosen = find_remembered (search->remembered, header);
  g_autofree char *word = NULL;
  const char *field;

  if (chosen != NULL)
    {
      mdg_consultation_mapping_add_column (mapping, header, chosen->field, chosen->word);
      return;
    }

  field = *header != '\0' ? find_field (upper, lower, &word) : NULL;
  if (field != NULL && word == NULL && !may_repeat (field) && has_field (mapping, field))
    field = NULL;
  mdg_consultation_mapping_add_column (mapping, header, field, field != NULL ? word : NULL);
}

/* lower may be NULL. The head of a merged cell holds for the empty cells to its right. */
static MdgConsultationMapping *
try_head (const Search *search,
          GPtrArray *upper,
          GPtrArray *lower)
{
  MdgConsultationMapping *mapping = mdg_consultation_mapping_new_empty ();
  guint n = MAX (upper->len, lower != NULL ? lower->len : 0);
  g_autofree char *merged = g_strdup ("");

  for (guint column = 0; column < n; column++)
    {
      g_autofree char *above = dup_header (upper, column);
      g_autofree char *below = dup_header (lower, column);

      if (*above != '\0')
        {
          g_free (merged);
          merged = g_strdup (above);
        }
      add_column (mapping, search, *below != '\0' ? merged : above, below);
    }

  return mapping;
}

static guint
count_fields (const MdgConsultationMapping *mapping)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const MdgMappingColumn *column = g_ptr_array_index (mapping->columns, i);

      if (column->field != NULL)
        g_hash_table_add (seen, (gpointer) column->field);
    }

  return g_hash_table_size (seen);
}

/* A second row of a head has short texts without digits, and something under a merged cell of the first. */
static gboolean
may_be_second_row (GPtrArray *upper,
                   GPtrArray *lower)
{
  guint n_upper = 0;
  gboolean has_merged = FALSE;

  for (guint i = 0; i < upper->len; i++)
    n_upper += *get_cell (upper, i) != '\0';
  for (guint i = 0; i < lower->len; i++)
    {
      const char *text = get_cell (lower, i);
      g_autofree char *normal = mdg_mapping_normalize (text);

      if (g_utf8_strlen (text, -1) > MAX_HEADER || strpbrk (normal, "0123456789") != NULL)
        return FALSE;
      has_merged = has_merged || (*text != '\0' && *get_cell (upper, i) == '\0');
    }

  return n_upper >= 2 && has_merged;
}

/* Where there is a free text beside it, 相談内容 with few words is the classification. */
static void
settle_texts (MdgConsultationMapping *mapping)
{
  MdgMappingColumn *first = NULL;
  gboolean has_detail = FALSE;

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      MdgMappingColumn *column = g_ptr_array_index (mapping->columns, i);

      if (g_strcmp0 (column->field, "text") != 0)
        continue;
      if (strcmp (column->header, "相談内容") == 0)
        first = column;
      else
        has_detail = has_detail || strstr (column->header, "詳細") != NULL || strstr (column->header, "概要") != NULL;
    }

  if (first != NULL && has_detail && !has_field (mapping, "contents"))
    first->field = mdg_mapping_field_find ("contents")->name;
}

static gboolean
read_first_rows (Search *search,
                 MdgSheetReader *reader,
                 GError **error)
{
  while (search->rows->len <= SEARCHED_ROWS)
    {
      g_autoptr (GError) problem = NULL;
      GPtrArray *cells = NULL;
      guint number;
      MdgSheetStatus status = mdg_sheet_reader_next (reader, &cells, &number, &problem);

      if (status == MDG_SHEET_FAILED)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (status == MDG_SHEET_END)
        return TRUE;
      if (status == MDG_SHEET_ROW)
        {
          search->numbers[search->rows->len] = number;
          g_ptr_array_add (search->rows, cells);
        }
    }

  return TRUE;
}

static void
keep_better (MdgConsultationMapping **best,
             guint *best_score,
             MdgConsultationMapping *mapping,
             guint header_row,
             guint bonus)
{
  guint n = count_fields (mapping);
  guint score = 2 * n + bonus;

  mapping->header_row = header_row;
  if (n < NEEDED_HEADERS || score <= *best_score)
    {
      mdg_consultation_mapping_free (mapping);
      return;
    }

  mdg_consultation_mapping_free (*best);
  *best = mapping;
  *best_score = score;
}

static void
copy_codes (MdgConsultationMapping *mapping,
            const MdgConsultationMapping *remembered)
{
  GHashTableIter vocabularies;
  gpointer vocabulary;
  gpointer codes;

  g_hash_table_iter_init (&vocabularies, remembered->codes);
  while (g_hash_table_iter_next (&vocabularies, &vocabulary, &codes))
    {
      GHashTableIter words;
      gpointer word;
      gpointer code;

      g_hash_table_iter_init (&words, codes);
      while (g_hash_table_iter_next (&words, &word, &code))
        mdg_consultation_mapping_set_code (mapping, vocabulary, word, code);
    }
}

MdgConsultationMapping *
mdg_consultation_mapping_new_for_reader (MdgSheetReader *reader,
                                         const MdgConsultationMapping *remembered,
                                         GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  Search search = { .rows = rows, .remembered = remembered };
  MdgConsultationMapping *best = NULL;
  guint best_score = 0;

  g_return_val_if_fail (reader != NULL, NULL);

  if (!read_first_rows (&search, reader, error))
    return NULL;

  for (guint i = 0; i < rows->len && i < SEARCHED_ROWS; i++)
    {
      GPtrArray *upper = g_ptr_array_index (rows, i);
      GPtrArray *lower = i + 1 < rows->len ? g_ptr_array_index (rows, i + 1) : NULL;

      keep_better (&best, &best_score, try_head (&search, upper, NULL), search.numbers[i], 0);
      if (lower != NULL && may_be_second_row (upper, lower))
        keep_better (&best, &best_score, try_head (&search, upper, lower), search.numbers[i + 1], 1);
    }

  if (best == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("None of the first 10 rows has three known column names such as 受付日, 相談者, 相談内容. Name the columns in one row and try again. Nothing has been taken in."));
      return NULL;
    }

  settle_texts (best);
  if (remembered != NULL)
    copy_codes (best, remembered);

  return best;
}

GPtrArray *
mdg_consultation_mapping_list_missing (const MdgConsultationMapping *self,
                                       const MdgConsultationMapping *remembered)
{
  GPtrArray *missing = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL && remembered != NULL, missing);

  for (guint i = 0; i < remembered->columns->len; i++)
    {
      const MdgMappingColumn *column = g_ptr_array_index (remembered->columns, i);

      if (column->field != NULL && find_remembered (self, column->header) == NULL)
        g_ptr_array_add (missing, g_strdup (column->header));
    }

  return missing;
}
