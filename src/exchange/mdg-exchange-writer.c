#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-exchange-writer.h"

#include <string.h>

#define PIECE (64 * 1024)

/* What is open: the parts of the file in their order. */
typedef enum
{
  PART_NONE,
  PART_HEADER,
  PART_ORIGINS,
  PART_CHANGES,
  PART_RECORDS,
} Part;

static const char *const part_elements[] = { NULL, NULL, "origins", "changes", "records" };

struct _MdgExchangeWriter
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GString *text;
  Part part;
  MdgKind kind; /* of the open record, NONE when none is open */
  MdgUuid record;
};

MdgExchangeWriter *
mdg_exchange_writer_new (GOutputStream *stream,
                         GCancellable *cancellable)
{
  MdgExchangeWriter *self = g_new0 (MdgExchangeWriter, 1);

  self->stream = g_object_ref (stream);
  g_set_object (&self->cancellable, cancellable);
  self->text = g_string_sized_new (PIECE + 4096);

  return self;
}

void
mdg_exchange_writer_free (MdgExchangeWriter *self)
{
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static gboolean
flush (MdgExchangeWriter *self,
       gsize least,
       GError **error)
{
  if (self->text->len < least)
    return TRUE;
  if (!g_output_stream_write_all (self->stream, self->text->str, self->text->len, NULL, self->cancellable, error))
    return FALSE;
  g_string_truncate (self->text, 0);

  return TRUE;
}

/* By hand: libxml2's writer takes twice the time of this. */
static void
append_escaped (GString *text,
                const char *value)
{
  const char *plain = value;

  for (; *value != '\0'; value++)
    {
      const char *entity = NULL;

      if (*value == '&')
        entity = "&amp;";
      else if (*value == '<')
        entity = "&lt;";
      else if (*value == '>')
        entity = "&gt;";
      else if (*value == '"')
        entity = "&quot;";
      else if (*value == '\r')
        entity = "&#13;";
      if (entity == NULL)
        continue;
      g_string_append_len (text, plain, value - plain);
      g_string_append (text, entity);
      plain = value + 1;
    }
  g_string_append_len (text, plain, value - plain);
}

static void
append_attribute (GString *text,
                  const char *name,
                  const char *value)
{
  g_string_append_c (text, ' ');
  g_string_append (text, name);
  g_string_append (text, "=\"");
  append_escaped (text, value);
  g_string_append_c (text, '"');
}

static void
append_uuid (GString *text,
             const char *name,
             const MdgUuid *uuid)
{
  char value[MDG_UUID_STRING_SIZE];

  if (mdg_uuid_is_nil (uuid))
    return;
  mdg_uuid_format (uuid, value);
  append_attribute (text, name, value);
}

static void
close_record (MdgExchangeWriter *self)
{
  if (self->kind == MDG_KIND_NONE)
    return;
  g_string_append_printf (self->text, "    </%s>\n", mdg_exchange_element_of (mdg_record_info_get (self->kind)->table));
  self->kind = MDG_KIND_NONE;
}

/* Every part is written, an empty one too. */
static void
enter_part (MdgExchangeWriter *self,
            Part part)
{
  while (self->part < part)
    {
      close_record (self);
      if (self->part >= PART_ORIGINS)
        g_string_append_printf (self->text, "  </%s>\n", part_elements[self->part]);
      self->part++;
      if (self->part >= PART_ORIGINS)
        g_string_append_printf (self->text, "  <%s>\n", part_elements[self->part]);
    }
}

gboolean
mdg_exchange_writer_begin (MdgExchangeWriter *self,
                           const MdgExchangeHeader *header,
                           GError **error)
{
  g_autofree char *changed = mdg_exchange_format_time (header->changed);

  self->part = PART_HEADER;
  g_string_append (self->text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" MDG_EXCHANGE_ROOT " xmlns=\"" MDG_EXCHANGE_NAMESPACE "\"");
  append_attribute (self->text, "profile", header->profile);
  append_attribute (self->text, "changed", changed);
  g_string_append (self->text, ">\n");

  return flush (self, PIECE, error);
}

gboolean
mdg_exchange_writer_add_origin (MdgExchangeWriter *self,
                                const MdgExchangeOrigin *origin,
                                GError **error)
{
  enter_part (self, PART_ORIGINS);
  g_string_append (self->text, "    <origin");
  append_uuid (self->text, "uuid", &origin->uuid);
  if (origin->prefix[0] != '\0')
    append_attribute (self->text, "prefix", origin->prefix);
  if (origin->desk[0] != '\0')
    append_attribute (self->text, "desk", origin->desk);
  g_string_append (self->text, "/>\n");

  return flush (self, PIECE, error);
}

gboolean
mdg_exchange_writer_add_change (MdgExchangeWriter *self,
                                const MdgExchangeChange *change,
                                GError **error)
{
  g_autofree char *at = mdg_exchange_format_time (change->at);

  enter_part (self, PART_CHANGES);
  g_string_append (self->text, "    <change");
  append_uuid (self->text, "uuid", &change->uuid);
  append_attribute (self->text, "at", at);
  append_attribute (self->text, "author", change->author);
  append_attribute (self->text, "action", change->action);
  g_string_append (self->text, "/>\n");

  return flush (self, PIECE, error);
}

static void
append_field (GString *text,
              MdgRecord *values,
              guint i)
{
  const MdgField *field = &mdg_record_get_info (values)->fields[i];
  const char *element = mdg_exchange_element_of (field->name);
  char uuid[MDG_UUID_STRING_SIZE];

  g_string_append (text, "        <");
  g_string_append (text, element);
  g_string_append_c (text, '>');
  if (field->type == MDG_FIELD_REFERENCE)
    {
      mdg_uuid_format (mdg_record_get_reference (values, i), uuid);
      g_string_append (text, uuid);
    }
  else if (field->type == MDG_FIELD_FLAG)
    g_string_append (text, "true");
  else if (field->type == MDG_FIELD_INTEGER)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, mdg_record_get_integer (values, i));
  else
    append_escaped (text, mdg_record_get_text (values, i));
  g_string_append (text, "</");
  g_string_append (text, element);
  g_string_append (text, ">\n");
}

static void
open_record (MdgExchangeWriter *self,
             const MdgExchangeRevision *revision)
{
  if (self->kind == revision->kind && mdg_uuid_equal (&self->record, &revision->record))
    return;
  close_record (self);
  self->kind = revision->kind;
  self->record = revision->record;
  g_string_append (self->text, "    <");
  g_string_append (self->text, mdg_exchange_element_of (mdg_record_info_get (revision->kind)->table));
  append_uuid (self->text, "uuid", &revision->record);
  g_string_append (self->text, ">\n");
}

gboolean
mdg_exchange_writer_add_revision (MdgExchangeWriter *self,
                                  const MdgExchangeRevision *revision,
                                  GError **error)
{
  GString *text = self->text;

  enter_part (self, PART_RECORDS);
  open_record (self, revision);
  g_string_append (text, "      <revision");
  append_uuid (text, "uuid", &revision->uuid);
  append_uuid (text, "parent", &revision->parent);
  append_uuid (text, "merge-parent", &revision->merge_parent);
  append_uuid (text, "origin", &revision->origin);
  append_uuid (text, "change", &revision->change);
  if (revision->state != MDG_STATE_LIVE)
    append_attribute (text, "state", mdg_exchange_state_name (revision->state));
  if (revision->decided != NULL)
    append_attribute (text, "decided", revision->decided);
  if (revision->values == NULL)
    append_attribute (text, "erased", "true");
  g_string_append (text, ">\n");
  for (guint i = 0; revision->values != NULL && i < mdg_record_get_info (revision->values)->n_fields; i++)
    if (!mdg_record_is_empty (revision->values, i))
      append_field (text, revision->values, i);
  if (revision->extra != NULL)
    g_string_append (text, revision->extra);
  g_string_append (text, "      </revision>\n");

  return flush (self, PIECE, error);
}

gboolean
mdg_exchange_writer_end (MdgExchangeWriter *self,
                         GError **error)
{
  enter_part (self, PART_RECORDS);
  close_record (self);
  g_string_append (self->text, "  </records>\n</" MDG_EXCHANGE_ROOT ">\n");

  return flush (self, 1, error);
}
