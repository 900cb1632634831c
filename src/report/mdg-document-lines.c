#define G_LOG_DOMAIN "mdg-report"

#include "mdg-document-lines.h"

/* Texts less than this apart in height (mm) stand on one line. */
#define SAME_LINE 2.0

/* Lines drawn together: a cell, or as much of it as the page takes. */
typedef struct
{
  guint first; /* of the texts */
  guint n;
  guint next; /* the part where it goes on, or G_MAXUINT */
  gboolean continues;
} Part;

static const MdgPlacedText *
get_text (GPtrArray *texts,
          guint index)
{
  return g_ptr_array_index (texts, index);
}

static const MdgPlacedText *
get_last_text (GPtrArray *texts,
               const Part *part)
{
  return get_text (texts, part->first + part->n - 1);
}

/* The part that this one takes up where it ended, nearest first. */
static void
join_part (GArray *parts,
           GPtrArray *texts,
           guint index)
{
  Part *part = &g_array_index (parts, Part, index);
  const MdgPlacedText *first = get_text (texts, part->first);

  for (guint i = index; first->line > 0 && i > 0; i--)
    {
      Part *earlier = &g_array_index (parts, Part, i - 1);
      const MdgPlacedText *last = get_last_text (texts, earlier);

      if (earlier->next == G_MAXUINT && last->source == first->source && last->line < first->line && last->page < first->page)
        {
          earlier->next = index;
          part->continues = TRUE;
          return;
        }
    }
}

static GArray *
list_parts (GPtrArray *texts)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));

  for (guint i = 0; i < texts->len;)
    {
      const MdgPlacedText *first = get_text (texts, i);
      Part part = { i, 0, G_MAXUINT, FALSE };

      for (; i < texts->len && get_text (texts, i)->page == first->page && get_text (texts, i)->block == first->block; i++)
        part.n++;
      g_array_append_val (parts, part);
    }
  for (guint i = 0; i < parts->len; i++)
    join_part (parts, texts, i);

  return parts;
}

static int
compare_heights (gconstpointer a,
                 gconstpointer b)
{
  const MdgPlacedText *x = *(const MdgPlacedText *const *) a;
  const MdgPlacedText *y = *(const MdgPlacedText *const *) b;

  if (x->page != y->page)
    return x->page < y->page ? -1 : 1;

  return x->y < y->y ? -1 : x->y > y->y;
}

/* Text to its line on the page. */
static GHashTable *
count_lines (GPtrArray *texts)
{
  GHashTable *lines = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (texts, NULL, NULL);
  guint line = 0;
  double top = 0;

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_heights);
  for (guint i = 0; i < sorted->len; i++)
    {
      const MdgPlacedText *text = get_text (sorted, i);

      if (i == 0 || text->page != get_text (sorted, i - 1)->page)
        {
          line = 0;
          top = text->y;
        }
      else if (text->y - top > SAME_LINE)
        {
          line++;
          top = text->y;
        }
      g_hash_table_insert (lines, (gpointer) text, GUINT_TO_POINTER (line));
    }

  return lines;
}

GArray *
mdg_document_lines_new (GPtrArray *texts)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (MdgLeakLine));
  g_autoptr (GArray) parts = list_parts (texts);
  g_autoptr (GHashTable) numbers = count_lines (texts);

  for (guint i = 0; i < parts->len; i++)
    {
      if (g_array_index (parts, Part, i).continues)
        continue;
      for (guint at = i; at != G_MAXUINT; at = g_array_index (parts, Part, at).next)
        {
          const Part *part = &g_array_index (parts, Part, at);

          for (guint j = part->first; j < part->first + part->n; j++)
            {
              const MdgPlacedText *text = get_text (texts, j);
              MdgLeakLine line = { text->page, GPOINTER_TO_UINT (g_hash_table_lookup (numbers, text)), i, text->text };

              g_array_append_val (lines, line);
            }
        }
    }

  return lines;
}

GPtrArray *
mdg_document_check_leaks (MdgDocument *document,
                          MdgLeakDictionary *dictionary,
                          const MdgDate *today)
{
  g_autoptr (GPtrArray) texts = mdg_document_list_texts (document);
  g_autoptr (GArray) lines = mdg_document_lines_new (texts);
  MdgLeakLine title = { MDG_LEAK_METADATA, 0, 0, mdg_document_get_title (document) };

  g_array_append_val (lines, title);

  return mdg_leak_check (dictionary, (const MdgLeakLine *) (gpointer) lines->data, lines->len, today);
}
