#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-codebook.h"

#include <string.h>

#define N_SLOTS 256
#define SLOT_BITS 8

typedef struct
{
  guint64 key[2]; /* the text, filled up with zero bytes */
  guint16 code;   /* 0 in an empty slot */
} Slot;

struct _MdgCodebook
{
  Slot slots[N_SLOTS];
  GHashTable *by_text;
  GPtrArray *texts;
};

MdgCodebook *
mdg_codebook_new (void)
{
  MdgCodebook *self = g_new0 (MdgCodebook, 1);

  self->by_text = g_hash_table_new (g_str_hash, g_str_equal);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->texts, NULL);

  return self;
}

void
mdg_codebook_free (MdgCodebook *self)
{
  g_hash_table_unref (self->by_text);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

static guint16
intern_slowly (MdgCodebook *self,
               const char *text)
{
  gpointer code = g_hash_table_lookup (self->by_text, text);

  if (code != NULL)
    return (guint16) GPOINTER_TO_UINT (code);
  if (self->texts->len > G_MAXUINT16)
    return G_MAXUINT16;

  g_ptr_array_add (self->texts, g_strdup (text));
  g_hash_table_insert (self->by_text, self->texts->pdata[self->texts->len - 1], GUINT_TO_POINTER (self->texts->len - 1));

  return (guint16) (self->texts->len - 1);
}

static Slot *
find_slot (MdgCodebook *self,
           const guint64 *key)
{
  guint64 hash = (key[0] ^ (key[1] << 1)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return &self->slots[hash >> (64 - SLOT_BITS)];
}

guint16
mdg_codebook_intern (MdgCodebook *self,
                     const char *text)
{
  guint64 key[2] = { 0 };
  gsize length = text != NULL ? strlen (text) : 0;
  Slot *slot;

  if (length == 0)
    return 0;
  if (length > sizeof key)
    return intern_slowly (self, text);

  memcpy (key, text, length);
  slot = find_slot (self, key);
  if (slot->code != 0 && slot->key[0] == key[0] && slot->key[1] == key[1])
    return slot->code;

  slot->code = intern_slowly (self, text);
  slot->key[0] = key[0];
  slot->key[1] = key[1];

  return slot->code;
}

guint16
mdg_codebook_intern_id (MdgCodebook *self,
                        gint64 id)
{
  guint64 key[2] = { (guint64) id, 0 };
  Slot *slot = find_slot (self, key);
  char text[24];

  if (id == 0)
    return 0;
  if (slot->code != 0 && slot->key[0] == key[0])
    return slot->code;

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, id);
  slot->code = intern_slowly (self, text);
  slot->key[0] = key[0];

  return slot->code;
}

guint
mdg_codebook_find (MdgCodebook *self,
                   const char *text)
{
  gpointer code = text != NULL ? g_hash_table_lookup (self->by_text, text) : NULL;

  if (text == NULL || *text == '\0')
    return 0;

  return code != NULL ? GPOINTER_TO_UINT (code) : G_MAXUINT;
}

guint
mdg_codebook_get_n (MdgCodebook *self)
{
  return self->texts->len;
}

const char *
mdg_codebook_get_text (MdgCodebook *self,
                       guint code)
{
  g_return_val_if_fail (code < self->texts->len, NULL);

  return self->texts->pdata[code];
}
