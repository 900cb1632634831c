#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-town-index.h"

#include "mdg-text.h"

#include <string.h>

typedef struct
{
  char *key;
  MdgTown *town;
} Entry;

struct _MdgTownIndex
{
  GArray *entries; /* of Entry, longest key first */
  char *city;      /* folded; NULL when unknown */
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
  g_object_unref (entry->town);
}

static int
get_kanji_digit (gunichar c)
{
  static const gunichar digits[] = { 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D };

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (digits[i] == c)
      return (int) i;

  return -1;
}

#define TEN 0x5341
#define CHO 0x4E01
#define ME 0x76EE

/* Where the kanji number that ends before end begins; end itself when there is none. *number is its value. */
static glong
find_number (const gunichar *chars,
             glong end,
             int *number)
{
  glong start = end;
  int tens = 0;
  int ones = 0;
  gboolean has_ten = FALSE;

  while (start > 0 && (chars[start - 1] == TEN || get_kanji_digit (chars[start - 1]) >= 0) && end - start < 3)
    start--;

  for (glong i = start; i < end; i++)
    if (chars[i] == TEN)
      {
        tens = i > start ? ones : 1;
        ones = 0;
        has_ten = TRUE;
      }
    else
      ones = has_ten ? get_kanji_digit (chars[i]) : ones * 10 + get_kanji_digit (chars[i]);
  *number = tens * 10 + ones;

  return start;
}

static gboolean
is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

static gboolean
ends_number (const gunichar *chars,
             glong n,
             glong i)
{
  return chars[i] == CHO && i + 1 < n && chars[i + 1] == ME;
}

char *
mdg_town_dup_key (const char *text)
{
  g_autofree char *folded = mdg_text_fold (text);
  glong n;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (folded, -1, &n);
  GString *key = g_string_new (NULL);
  gboolean was_digit = FALSE;

  for (glong i = 0; i < n; i++)
    {
      int number = 0;

      if (g_unichar_isspace (chars[i]))
        continue;
      if (ends_number (chars, n, i))
        {
          glong start = find_number (chars, i, &number);

          for (glong k = start; k < i; k++)
            g_string_truncate (key, (gsize) (g_utf8_find_prev_char (key->str, key->str + key->len) - key->str));
          if (start < i)
            g_string_append_printf (key, "%d", number);
          g_string_append_c (key, '-');
          i++;
          was_digit = FALSE;
          continue;
        }
      /* け, が and か between kanji are one sign of place names. */
      if ((chars[i] == 0x304C || chars[i] == 0x304B) && i > 0 && i + 1 < n && chars[i - 1] > 0x4DFF && chars[i + 1] > 0x4DFF)
        chars[i] = 0x3051;
      if (chars[i] == 0x3096 || chars[i] == 0x3095) /* small け and か */
        chars[i] = 0x3051;
      was_digit = is_digit (chars[i]);
      g_string_append_unichar (key, chars[i]);
    }
  if (was_digit)
    g_string_append_c (key, '-');

  return g_string_free (key, FALSE);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  gsize x = strlen (((const Entry *) a)->key);
  gsize y = strlen (((const Entry *) b)->key);

  return x != y ? (x > y ? -1 : 1) : strcmp (((const Entry *) a)->key, ((const Entry *) b)->key);
}

MdgTownIndex *
mdg_town_index_new (GPtrArray *towns,
                    const char *city)
{
  MdgTownIndex *self = g_new0 (MdgTownIndex, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->city = city != NULL ? mdg_town_dup_key (city) : NULL;
  for (guint i = 0; i < towns->len; i++)
    {
      const char *name = mdg_record_get_text (towns->pdata[i], MDG_TOWN_NAME);
      Entry entry = { name != NULL ? mdg_town_dup_key (name) : NULL, towns->pdata[i] };

      if (entry.key == NULL || entry.key[0] == '\0')
        {
          g_free (entry.key);
          continue;
        }
      g_object_ref (entry.town);
      g_array_append_val (self->entries, entry);
    }
  g_array_sort (self->entries, compare_entries);

  return self;
}

void
mdg_town_index_free (MdgTownIndex *self)
{
  g_array_unref (self->entries);
  g_free (self->city);
  g_free (self);
}

static gboolean
is_valid_on (MdgTown *town,
             const char *on)
{
  const char *from = mdg_record_get_text (MDG_RECORD (town), MDG_TOWN_VALID_FROM);
  const char *to = mdg_record_get_text (MDG_RECORD (town), MDG_TOWN_VALID_TO);

  return on == NULL || ((from == NULL || strcmp (from, on) <= 0) && (to == NULL || strcmp (on, to) <= 0));
}

static MdgTown *
find_prefix (MdgTownIndex *self,
             const char *key,
             const char *on)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (g_str_has_prefix (key, entry->key) && is_valid_on (entry->town, on))
        return entry->town;
    }

  return NULL;
}

/* The end of "…県" and "…市" at the beginning of the address; a town may itself hold 市, so only what stands
   in the first ten characters counts and the caller tries the whole address first. */
static const char *
skip_city (const char *key,
           const char **city_end)
{
  static const char *const ends[] = { "市", "区", "町", "村" };
  const char *limit = key;
  const char *found = NULL;

  for (guint i = 0; i < 10 && *limit != '\0'; i++)
    limit = g_utf8_next_char (limit);
  for (guint i = 0; i < G_N_ELEMENTS (ends) && found == NULL; i++)
    {
      const char *at = strstr (key, ends[i]);

      if (at != NULL && at > key && at < limit)
        found = at + strlen (ends[i]);
    }
  *city_end = found;

  return found;
}

MdgTown *
mdg_town_index_find (MdgTownIndex *self,
                     const char *address,
                     const char *on)
{
  g_autofree char *key = mdg_town_dup_key (address != NULL ? address : "");
  const char *city = self->city != NULL && self->city[0] != '\0' ? strstr (key, self->city) : NULL;
  MdgTown *town = find_prefix (self, key, on);
  const char *rest;

  if (town != NULL)
    return town;
  if (city != NULL)
    return find_prefix (self, city + strlen (self->city), on);
  if (self->city != NULL && self->city[0] != '\0')
    return NULL;

  skip_city (key, &rest);

  return rest != NULL ? find_prefix (self, rest, on) : NULL;
}

gboolean
mdg_town_index_is_elsewhere (MdgTownIndex *self,
                             const char *address)
{
  g_autofree char *key = mdg_town_dup_key (address != NULL ? address : "");
  const char *end;

  if (self->city == NULL || self->city[0] == '\0' || strstr (key, self->city) != NULL)
    return FALSE;

  skip_city (key, &end);

  /* 区 and 町 are parts of town names as well: only another 市 or 村 is another place for sure. */
  return end != NULL && (g_str_has_prefix (end - strlen ("市"), "市") || g_str_has_prefix (end - strlen ("村"), "村")) && find_prefix (self, key, NULL) == NULL;
}

#define INDEX_KEY "mdg-town-index"

static void
forget_index (MdgWorkspace *workspace)
{
  g_object_set_data (G_OBJECT (workspace), INDEX_KEY, NULL);
}

static void
on_changed (MdgWorkspace *workspace,
            MdgChange *change,
            gpointer user_data)
{
  GPtrArray *records = mdg_change_get_records (change);

  for (guint i = 0; i < records->len; i++)
    if (mdg_record_get_kind (records->pdata[i]) == MDG_KIND_TOWN || mdg_record_get_kind (records->pdata[i]) == MDG_KIND_CENTRE)
      {
        forget_index (workspace);
        return;
      }
}

MdgTownIndex *
mdg_workspace_get_town_index (MdgWorkspace *workspace)
{
  MdgTownIndex *index;
  g_autoptr (GPtrArray) towns = NULL;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  index = g_object_get_data (G_OBJECT (workspace), INDEX_KEY);
  if (index != NULL)
    return index;

  towns = mdg_workspace_list (workspace, MDG_KIND_TOWN, NULL);
  if (towns == NULL)
    towns = g_ptr_array_new ();
  index = mdg_town_index_new (towns, mdg_record_get_text (MDG_RECORD (mdg_workspace_get_centre (workspace)), MDG_CENTRE_CITY));
  g_object_set_data_full (G_OBJECT (workspace), INDEX_KEY, index, (GDestroyNotify) mdg_town_index_free);
  g_signal_handlers_disconnect_by_func (workspace, on_changed, NULL);
  g_signal_handlers_disconnect_by_func (workspace, forget_index, NULL);
  g_signal_connect (workspace, "changed", G_CALLBACK (on_changed), NULL);
  g_signal_connect (workspace, "register-changed", G_CALLBACK (forget_index), NULL);

  return index;
}
