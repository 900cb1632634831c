#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-exchange-extra-private.h"

#include "mdg-exchange-format.h"

#define INDENT "        "

struct _MdgExchangeExtra
{
  GString *text;
  GPtrArray *open; /* names of the open elements */
};

MdgExchangeExtra *
mdg_exchange_extra_new (void)
{
  MdgExchangeExtra *self = g_new0 (MdgExchangeExtra, 1);

  self->text = g_string_new (NULL);
  self->open = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
mdg_exchange_extra_free (MdgExchangeExtra *self)
{
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->open);
  g_free (self);
}

void
mdg_exchange_extra_clear (MdgExchangeExtra *self)
{
  g_string_truncate (self->text, 0);
  g_ptr_array_set_size (self->open, 0);
}

gboolean
mdg_exchange_extra_is_open (MdgExchangeExtra *self)
{
  return self->open->len > 0;
}

gboolean
mdg_exchange_extra_is_begun (MdgExchangeExtra *self)
{
  return self->text->len > 0;
}

const char *
mdg_exchange_extra_get (MdgExchangeExtra *self)
{
  return self->text->len > 0 ? self->text->str : NULL;
}

static void
append_escaped (GString *text,
                const char *value,
                gsize size)
{
  g_autofree char *copy = g_strndup (value, size);
  g_autofree char *escaped = g_markup_escape_text (copy, -1);

  g_string_append (text, escaped);
}

/* Each attribute's namespace is declared where it is used: nothing depends on what stood further out. */
static void
append_attributes (GString *text,
                   const MdgXmlAttributes *attributes)
{
  for (int i = 0; i < attributes->n; i++)
    {
      const char *name = (const char *) attributes->values[5 * i];
      const char *uri = (const char *) attributes->values[5 * i + 2];
      g_autofree char *value = mdg_xml_attributes_dup_at (attributes, i);
      g_autofree char *escaped = g_markup_escape_text (value, -1);

      if (uri == NULL)
        g_string_append_printf (text, " %s=\"%s\"", name, escaped);
      else
        {
          g_autofree char *escaped_uri = g_markup_escape_text (uri, -1);

          g_string_append_printf (text, " xmlns:a%d=\"%s\" a%d:%s=\"%s\"", i, escaped_uri, i, name, escaped);
        }
    }
}

gboolean
mdg_exchange_extra_start (MdgExchangeExtra *self,
                          const char *uri,
                          const char *element,
                          const MdgXmlAttributes *attributes)
{
  g_autofree char *escaped = g_markup_escape_text (uri != NULL ? uri : "", -1);

  if (self->open->len == 0)
    g_string_append (self->text, INDENT);
  g_string_append_printf (self->text, "<%s xmlns=\"%s\"", element, escaped);
  append_attributes (self->text, attributes);
  g_string_append_c (self->text, '>');
  g_ptr_array_add (self->open, g_strdup (element));

  return self->text->len <= MDG_EXCHANGE_EXTRA_MAX;
}

gboolean
mdg_exchange_extra_text (MdgExchangeExtra *self,
                         const char *text,
                         gsize size)
{
  append_escaped (self->text, text, size);

  return self->text->len <= MDG_EXCHANGE_EXTRA_MAX;
}

void
mdg_exchange_extra_end (MdgExchangeExtra *self)
{
  g_string_append_printf (self->text, "</%s>", (const char *) self->open->pdata[self->open->len - 1]);
  g_ptr_array_set_size (self->open, (int) self->open->len - 1);
  if (self->open->len == 0)
    g_string_append_c (self->text, '\n');
}
