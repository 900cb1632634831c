#define G_LOG_DOMAIN "mdg-base"

#include "mdg-text.h"

#include "mdg-text-private.h"

#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* Entries of the table of characters that fold alone into one that takes no more bytes. */
#define SLOW 0
/* As SLOW, and may join the character before it (sound marks, selectors). */
#define JOINS 0xFFFF

#define PAGE_SIZE 256
/* NFKC settles in one pass; our own map can make one more composition possible. */
#define MAX_PASSES 4
/* Units of UTF-16 that a byte of UTF-8 can fold into: U+FDFA makes 18 of 3 bytes. */
#define MAX_GROWTH 6
/* Bytes of a run that need no memory of their own. */
#define SMALL_RUN 32
/* Characters that may join one; putting marks in order takes the square of their number. No script
   needs more, and a text made to be slow is cut here. */
#define MAX_RUN 64

typedef struct
{
  const char *text;
  const char *end;
  char *out;
  gsize length;
  gsize capacity;
  GArray *offsets; /* may be NULL */
} Folding;

static guint16 table[0x10000];
static int page_is_ready[0x10000 / PAGE_SIZE];
static GMutex table_lock;

static const UNormalizer2 *
get_normalizer (void)
{
  static const UNormalizer2 *normalizer;
  UErrorCode status = U_ZERO_ERROR;

  if (g_once_init_enter (&normalizer))
    {
      const UNormalizer2 *found = unorm2_getNFKCCasefoldInstance (&status);

      if (U_FAILURE (status))
        g_error ("ICU has no normalisation data: %s", u_errorName (status));
      g_once_init_leave (&normalizer, found);
    }

  return normalizer;
}

static int
utf8_size (gunichar c)
{
  return c < 0x80 ? 1 : c < 0x800   ? 2
                      : c < 0x10000 ? 3
                                    : 4;
}

static guint16
compute_entry (const UNormalizer2 *normalizer,
               gunichar c)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar source = (UChar) c;
  UChar folded[8];
  gint32 length;
  gunichar mapped;

  if (c == 0 || c >= 0xFFFE || (c >= 0xD800 && c <= 0xDFFF))
    return SLOW;
  if (!unorm2_hasBoundaryBefore (normalizer, (UChar32) c))
    return JOINS;
  if (c >= 0x30F7 && c <= 0x30FA)
    return SLOW; /* ヷ and its like become two characters */

  length = unorm2_normalize (normalizer, &source, 1, folded, G_N_ELEMENTS (folded), &status);
  if (U_FAILURE (status) || length != 1)
    return SLOW;

  mapped = mdg_text_map_char (folded[0]);
  return utf8_size (mapped) <= utf8_size (c) ? (guint16) mapped : SLOW;
}

static void
fill_page (guint page)
{
  const UNormalizer2 *normalizer = get_normalizer ();

  g_mutex_lock (&table_lock);
  if (!page_is_ready[page])
    {
      for (guint i = 0; i < PAGE_SIZE; i++)
        table[page * PAGE_SIZE + i] = compute_entry (normalizer, page * PAGE_SIZE + i);
      g_atomic_int_set (&page_is_ready[page], TRUE);
    }
  g_mutex_unlock (&table_lock);
}

static inline guint16
look_up (gunichar c)
{
  if (G_UNLIKELY (c > 0xFFFF))
    return unorm2_hasBoundaryBefore (get_normalizer (), (UChar32) c) ? SLOW : JOINS;
  if (G_UNLIKELY (!g_atomic_int_get (&page_is_ready[c / PAGE_SIZE])))
    fill_page (c / PAGE_SIZE);

  return table[c];
}

/* text is valid UTF-8. */
static inline gunichar
read_char (const char *p,
           int *size)
{
  const guchar *u = (const guchar *) p;

  if (u[0] < 0x80)
    {
      *size = 1;
      return u[0];
    }
  if (u[0] < 0xE0)
    {
      *size = 2;
      return ((u[0] & 0x1Fu) << 6) | (u[1] & 0x3Fu);
    }
  if (u[0] < 0xF0)
    {
      *size = 3;
      return ((u[0] & 0x0Fu) << 12) | ((u[1] & 0x3Fu) << 6) | (u[2] & 0x3Fu);
    }
  *size = 4;
  return ((u[0] & 0x07u) << 18) | ((u[1] & 0x3Fu) << 12) | ((u[2] & 0x3Fu) << 6) | (u[3] & 0x3Fu);
}

static inline gsize
write_char (char *out,
            gunichar c)
{
  if (c < 0x80)
    {
      out[0] = (char) c;
      return 1;
    }
  if (c < 0x800)
    {
      out[0] = (char) (0xC0 | (c >> 6));
      out[1] = (char) (0x80 | (c & 0x3F));
      return 2;
    }
  if (c < 0x10000)
    {
      out[0] = (char) (0xE0 | (c >> 12));
      out[1] = (char) (0x80 | ((c >> 6) & 0x3F));
      out[2] = (char) (0x80 | (c & 0x3F));
      return 3;
    }

  return (gsize) g_unichar_to_utf8 (c, out);
}

/* Applies our map to the n characters of in; the result has at most 2 n. */
static gint32
map_characters (const UChar *in,
                gint32 n,
                UChar *out)
{
  gint32 written = 0;

  for (gint32 i = 0; i < n;)
    {
      UChar32 c;

      U16_NEXT (in, i, n, c);
      if (c >= 0x30F7 && c <= 0x30FA)
        {
          static const UChar small_vowels[] = { 0x3041, 0x3043, 0x3047, 0x3049 };

          out[written++] = 0x3094;
          out[written++] = small_vowels[c - 0x30F7];
          continue;
        }
      c = (UChar32) mdg_text_map_char ((gunichar) c);
      U16_APPEND_UNSAFE (out, written, c);
    }

  return written;
}

/* One run that begins at a boundary of normalisation, by ICU. mapped has 2 * capacity units; returns
   how many it holds. */
static gint32
fold_units (const char *run,
            gint32 size,
            UChar *normal,
            UChar *mapped,
            gint32 capacity)
{
  const UNormalizer2 *normalizer = get_normalizer ();
  gint32 length = 0;
  UErrorCode status = U_ZERO_ERROR;

  u_strFromUTF8 (mapped, 2 * capacity, &length, run, size, &status);

  for (int pass = 0; pass < MAX_PASSES && U_SUCCESS (status); pass++)
    {
      gint32 normal_length = unorm2_normalize (normalizer, mapped, length, normal, capacity, &status);

      if (U_FAILURE (status))
        break;
      length = map_characters (normal, normal_length, mapped);
      if (length == normal_length && memcmp (normal, mapped, (gsize) length * sizeof *normal) == 0)
        break;
    }
  if (U_FAILURE (status))
    g_error ("Normalising %d bytes failed: %s", size, u_errorName (status));

  return length;
}

static void
append_units (Folding *self,
              const UChar *units,
              gint32 n,
              gsize rest,
              guint32 offset)
{
  gsize needed = self->length + 3 * (gsize) n + rest + 1;

  if (needed > self->capacity)
    {
      self->capacity = 2 * needed;
      self->out = g_realloc (self->out, self->capacity);
    }

  for (gint32 i = 0; i < n;)
    {
      UChar32 c;

      U16_NEXT (units, i, n, c);
      self->length += write_char (self->out + self->length, (gunichar) c);
      if (self->offsets != NULL)
        g_array_append_val (self->offsets, offset);
    }
}

static void
fold_run (Folding *self,
          const char *run,
          const char *run_end,
          guint32 offset)
{
  gint32 size = (gint32) (run_end - run);
  gint32 capacity = MAX_GROWTH * size + 1;
  UChar small[3 * (MAX_GROWTH * SMALL_RUN + 1)];
  g_autofree UChar *large = size > SMALL_RUN ? g_new (UChar, 3 * (gsize) capacity) : NULL;
  UChar *normal = large != NULL ? large : small;
  UChar *mapped = normal + capacity;
  gint32 n = fold_units (run, size, normal, mapped, capacity);

  append_units (self, mapped, n, (gsize) (self->end - run_end), offset);
}

/* Past the character at p and what can join it; counts them. */
static const char *
find_run_end (const Folding *self,
              const char *p,
              guint32 *count)
{
  int size;

  read_char (p, &size);
  p += size;
  *count = 1;

  while (*count < MAX_RUN && p < self->end && (guchar) *p >= 0x80 && look_up (read_char (p, &size)) == JOINS)
    {
      p += size;
      (*count)++;
    }

  return p;
}

static inline guint16
read_entry (const char *p,
            int *size)
{
  if ((guchar) *p < 0x80)
    {
      *size = 1;
      return (guint16) g_ascii_tolower (*p);
    }

  return look_up (read_char (p, size));
}

static void
fold_text (Folding *self)
{
  const char *p = self->text;
  guint32 position = 0;
  int size = 0;
  guint16 entry = p < self->end ? read_entry (p, &size) : SLOW;

  while (p < self->end)
    {
      const char *next = p + size;
      int next_size = 0;
      guint16 next_entry = next < self->end ? read_entry (next, &next_size) : SLOW;

      /* What follows may belong to this character: half-width sound marks, variation selectors. */
      if (G_LIKELY (entry != SLOW && entry != JOINS && next_entry != JOINS))
        {
          self->length += write_char (self->out + self->length, entry);
          if (self->offsets != NULL)
            g_array_append_val (self->offsets, position);
          position++;
        }
      else
        {
          guint32 count = 0;

          next = find_run_end (self, p, &count);
          fold_run (self, p, next, position);
          position += count;
          if (next < self->end)
            next_entry = read_entry (next, &next_size);
        }

      p = next;
      size = next_size;
      entry = next_entry;
    }

  self->out[self->length] = '\0';
  if (self->offsets != NULL)
    g_array_append_val (self->offsets, position);
}

static char *
fold_valid (const char *text,
            gsize size,
            GArray *offsets)
{
  Folding folding = {
    .text = text,
    .end = text + size,
    .capacity = size + 1,
    .offsets = offsets,
  };

  folding.out = g_malloc (folding.capacity);
  fold_text (&folding);

  return folding.out;
}

char *
mdg_text_fold_with_offsets (const char *text,
                            GArray **offsets)
{
  g_autoptr (GArray) found = NULL;
  g_autofree char *made_valid = NULL;
  const char *source = text != NULL ? text : "";
  char *folded;

  if (!g_utf8_validate (source, -1, NULL))
    source = made_valid = g_utf8_make_valid (source, -1);
  if (offsets != NULL)
    found = g_array_new (FALSE, FALSE, sizeof (guint32));

  folded = fold_valid (source, strlen (source), found);
  if (offsets != NULL)
    *offsets = g_steal_pointer (&found);

  return folded;
}

char *
mdg_text_fold (const char *text)
{
  return mdg_text_fold_with_offsets (text, NULL);
}
