#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-exchange-reader.h"

#include "mdg-error.h"
#include "mdg-exchange-extra-private.h"
#include "mdg-xml-parser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PIECE (64 * 1024)
#define SCHEMA_INSTANCE "http://www.w3.org/2001/XMLSchema-instance"
/* In bytes; the longest character of UTF-8 has four. */
#define TEXT_MAX_SIZE (4 * MDG_EXCHANGE_TEXT_MAX)
#define ATTRIBUTE_MAX_SIZE 1024

typedef enum
{
  LEVEL_OUTSIDE,
  LEVEL_ROOT,
  LEVEL_PART,
  LEVEL_ENTRY, /* origin, change, a record */
  LEVEL_REVISION,
  LEVEL_FIELD,
} Level;

typedef enum
{
  PART_NONE,
  PART_ORIGINS,
  PART_CHANGES,
  PART_RECORDS,
  N_PARTS,
} Part;

static const char *const part_elements[N_PARTS] = { NULL, "origins", "changes", "records" };

typedef struct
{
  const MdgExchangeSink *sink;
  gpointer data;
  MdgExchangeFault *fault;
  MdgXmlParser *parser;
  Level level;
  Part part;
  guint n_revisions; /* of the open record */
  MdgExchangeRevision revision;
  char *decided;
  int field; /* the open or last one */
  GString *text;
  MdgExchangeExtra *extra;
} Reader;

#define MAX_NAMES 8

/* Of one element, by the order of the names asked for; NULL where there is none. */
typedef struct
{
  char *values[MAX_NAMES];
} Values;

static void
values_clear (Values *values)
{
  for (guint i = 0; i < MAX_NAMES; i++)
    g_free (values->values[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Values, values_clear)

static void
refuse (Reader *self,
        const char *rule,
        char *sentence)
{
  g_autofree char *owned = sentence;
  MdgExchangeFault fault = { .rule = rule };

  mdg_xml_parser_get_position (self->parser, &fault.line, &fault.column);
  if (self->fault != NULL && self->fault->rule == NULL)
    *self->fault = fault;
  mdg_xml_parser_stop (self->parser, g_error_new (MDG_ERROR, MDG_ERROR_INVALID, _ ("Line %d, character %d: %s Nothing was taken from the file."), fault.line, fault.column, owned));
}

static void
on_refuse (gpointer data,
           const MdgXmlFault *xml_fault,
           GError **error)
{
  Reader *self = data;
  static const char *const rules[] = { "shape", "shape", "sense", "syntax" };
  MdgExchangeFault fault = { xml_fault->line, xml_fault->column, rules[xml_fault->kind] };

  if (self->fault != NULL && self->fault->rule == NULL)
    *self->fault = fault;
  if (xml_fault->kind == MDG_XML_DOCUMENT_TYPE)
    g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Line %d: the file contains a document type or an entity, which no exchange file has. Nothing was taken from it."), fault.line);
  else if (xml_fault->kind == MDG_XML_SHAPE)
    g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Line %d: the file is built in a way no exchange file is. Nothing was taken from it."), fault.line);
  else
    g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Line %d, character %d: the file is damaged or cut short. Nothing was taken from it. Ask the sender for it again."), fault.line, fault.column);
}

/* Hands the error of the sink on. */
static void
accept (Reader *self,
        gboolean taken,
        GError **error)
{
  if (!taken)
    mdg_xml_parser_stop (self->parser, g_steal_pointer (error));
}

/* The attributes an element may have, of which the first n_required must be there. */
static gboolean
read_attributes (Reader *self,
                 const char *element,
                 const MdgXmlAttributes *attributes,
                 const char *const *names,
                 guint n_required,
                 Values *found)
{
  char **values = found->values;

  for (int i = 0; i < attributes->n; i++)
    {
      const char *name = (const char *) attributes->values[5 * i];
      const char *uri = (const char *) attributes->values[5 * i + 2];

      if (g_strcmp0 (uri, SCHEMA_INSTANCE) == 0 && self->level == LEVEL_OUTSIDE && strcmp (name, "schemaLocation") == 0)
        continue;
      if (uri != NULL || !g_strv_contains (names, name))
        {
          refuse (self, "attribute", g_strdup_printf (_ ("“%s” has no attribute “%s”."), element, name));
          return FALSE;
        }
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      values[i] = mdg_xml_attributes_dup (attributes, names[i]);
      if (values[i] == NULL && i < n_required)
        {
          refuse (self, "attribute", g_strdup_printf (_ ("“%s” lacks the attribute “%s”."), element, names[i]));
          return FALSE;
        }
      if (values[i] != NULL && g_utf8_strlen (values[i], -1) > ATTRIBUTE_MAX_SIZE)
        {
          refuse (self, "value", g_strdup_printf (_ ("The attribute “%s” is too long."), names[i]));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
parse_uuid (Reader *self,
            const char *name,
            const char *text,
            MdgUuid *uuid)
{
  static const MdgField form = { .type = MDG_FIELD_REFERENCE };

  if (mdg_exchange_value_is_valid (&form, text) && mdg_uuid_parse (text, uuid))
    return TRUE;
  refuse (self, "value", g_strdup_printf (_ ("“%s” is no identity: 32 digits 0–9 and a–f in five groups."), name));

  return FALSE;
}

static gboolean
parse_time (Reader *self,
            const char *name,
            const char *text,
            gint64 *ms)
{
  if (mdg_exchange_parse_time (text, ms))
    return TRUE;
  refuse (self, mdg_exchange_time_has_form (text) ? "sense" : "value", g_strdup_printf (_ ("“%s” is no time of the form 2026-05-12T05:05:00.000Z."), name));

  return FALSE;
}

static void
refuse_element (Reader *self,
                const char *element)
{
  refuse (self, "order", g_strdup_printf (_ ("“%s” may not stand here."), element));
}

static void
start_root (Reader *self,
            const char *uri,
            const char *element,
            const MdgXmlAttributes *attributes)
{
  static const char *const names[] = { "profile", "changed", NULL };
  static const char *const profiles[] = { "full", "part", "pseudonymised", "referral", NULL };
  g_auto (Values) found = { 0 };
  char **values = found.values;
  MdgExchangeHeader header = { 0 };
  GError *error = NULL;

  if (strcmp (element, MDG_EXCHANGE_ROOT) != 0 || uri == NULL || !g_str_has_prefix (uri, MDG_EXCHANGE_NAMESPACE_STEM))
    {
      refuse (self, "root", g_strdup (_ ("This is no exchange file of Madoguchi.")));
      return;
    }
  if (strcmp (uri, MDG_EXCHANGE_NAMESPACE) != 0)
    {
      mdg_xml_parser_stop (self->parser, g_error_new (MDG_ERROR, MDG_ERROR_TOO_NEW, _ ("The file was written by a newer Madoguchi. Nothing was taken from it. Update this program, or ask the sender for a file of version %s."), "1"));
      return;
    }
  if (!read_attributes (self, element, attributes, names, 2, &found) || !parse_time (self, names[1], values[1], &header.changed))
    return;
  header.profile = values[0];
  if (!g_strv_contains (profiles, header.profile))
    refuse (self, "value", g_strdup_printf (_ ("“%s” is no kind of exchange file."), header.profile));
  else if (self->sink->header != NULL)
    accept (self, self->sink->header (self->data, &header, &error), &error);
}

static void
start_part (Reader *self,
            const char *element,
            const MdgXmlAttributes *attributes)
{
  static const char *const names[] = { NULL };
  g_auto (Values) found = { 0 };

  if (self->part + 1 >= N_PARTS || strcmp (element, part_elements[self->part + 1]) != 0)
    {
      refuse_element (self, element);
      return;
    }
  self->part++;
  read_attributes (self, element, attributes, names, 0, &found);
}

static void
start_origin (Reader *self,
              const MdgXmlAttributes *attributes)
{
  static const char *const names[] = { "uuid", "prefix", "desk", NULL };
  g_auto (Values) found = { 0 };
  char **values = found.values;
  MdgExchangeOrigin origin = { 0 };
  GError *error = NULL;
  gboolean is_read = read_attributes (self, "origin", attributes, names, 1, &found) && parse_uuid (self, names[0], values[0], &origin.uuid);

  origin.prefix = values[1] != NULL ? values[1] : "";
  origin.desk = values[2] != NULL ? values[2] : "";
  if (is_read && self->sink->origin != NULL)
    accept (self, self->sink->origin (self->data, &origin, &error), &error);
}

static void
start_change (Reader *self,
              const MdgXmlAttributes *attributes)
{
  static const char *const names[] = { "uuid", "at", "author", "action", NULL };
  g_auto (Values) found = { 0 };
  char **values = found.values;
  MdgExchangeChange change = { 0 };
  GError *error = NULL;

  if (!read_attributes (self, "change", attributes, names, 4, &found) || !parse_uuid (self, names[0], values[0], &change.uuid) || !parse_time (self, names[1], values[1], &change.at))
    return;
  change.author = values[2];
  change.action = values[3];
  if (self->sink->change != NULL)
    accept (self, self->sink->change (self->data, &change, &error), &error);
}

static void
start_record (Reader *self,
              const char *element,
              const MdgXmlAttributes *attributes)
{
  static const char *const names[] = { "uuid", NULL };
  g_auto (Values) found = { 0 };
  char **values = found.values;

  self->revision.kind = mdg_exchange_find_kind (element);
  if (self->revision.kind == MDG_KIND_NONE)
    {
      refuse (self, "order", g_strdup_printf (_ ("“%s” is no kind of record."), element));
      return;
    }
  self->n_revisions = 0;
  if (read_attributes (self, element, attributes, names, 1, &found))
    parse_uuid (self, names[0], values[0], &self->revision.record);
}

static void
start_entry (Reader *self,
             const char *element,
             const MdgXmlAttributes *attributes)
{
  if (self->part == PART_RECORDS)
    start_record (self, element, attributes);
  else if (self->part == PART_ORIGINS && strcmp (element, "origin") == 0)
    start_origin (self, attributes);
  else if (self->part == PART_CHANGES && strcmp (element, "change") == 0)
    start_change (self, attributes);
  else
    refuse_element (self, element);
}

enum
{
  REVISION_UUID,
  REVISION_ORIGIN,
  REVISION_CHANGE,
  REVISION_PARENT,
  REVISION_MERGE_PARENT,
  REVISION_STATE,
  REVISION_DECIDED,
  REVISION_ERASED,
};

static const char *const revision_attributes[] = { "uuid", "origin", "change", "parent", "merge-parent", "state", "decided", "erased", NULL };

static gboolean
parse_identities (Reader *self,
                  char **values)
{
  MdgUuid *const uuids[] = { &self->revision.uuid, &self->revision.origin, &self->revision.change, &self->revision.parent, &self->revision.merge_parent };

  for (guint i = 0; i < G_N_ELEMENTS (uuids); i++)
    {
      memset (uuids[i], 0, sizeof *uuids[i]);
      if (values[i] != NULL && !parse_uuid (self, revision_attributes[i], values[i], uuids[i]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
parse_decided (Reader *self,
               const char *text)
{
  static const MdgField form = { .type = MDG_FIELD_CODES };

  g_clear_pointer (&self->decided, g_free);
  self->revision.decided = NULL;
  if (text == NULL)
    return TRUE;
  if (!mdg_exchange_value_is_valid (&form, text))
    {
      refuse (self, "value", g_strdup_printf (_ ("“%s” is no list of field names."), "decided"));
      return FALSE;
    }
  self->revision.decided = self->decided = g_strdup (text);

  return TRUE;
}

static void
start_revision (Reader *self,
                const char *element,
                const MdgXmlAttributes *attributes)
{
  g_auto (Values) found = { 0 };
  char **values = found.values;
  MdgExchangeRevision *revision = &self->revision;

  if (strcmp (element, "revision") != 0)
    {
      refuse_element (self, element);
      return;
    }
  self->n_revisions++;
  self->field = -1;
  revision->state = MDG_STATE_LIVE;
  if (read_attributes (self, element, attributes, revision_attributes, 1, &found) && parse_identities (self, values) && parse_decided (self, values[REVISION_DECIDED]))
    {
      if (values[REVISION_STATE] != NULL && !mdg_exchange_parse_state (values[REVISION_STATE], &revision->state))
        refuse (self, "value", g_strdup_printf (_ ("“%s” is no state of a record."), values[REVISION_STATE]));
      if (!mdg_uuid_is_derived (&revision->uuid) && (values[REVISION_ORIGIN] == NULL || values[REVISION_CHANGE] == NULL))
        refuse (self, "sense", g_strdup (_ ("A revision does not say where it was written and in which step.")));
      if (values[REVISION_MERGE_PARENT] != NULL && values[REVISION_PARENT] == NULL)
        refuse (self, "sense", g_strdup (_ ("A state that brings two together names only one of them.")));
      if (values[REVISION_ERASED] != NULL && strcmp (values[REVISION_ERASED], "true") != 0)
        refuse (self, "value", g_strdup_printf (_ ("“%s” is only ever “true”."), "erased"));
    }
  g_clear_object (&revision->values);
  if (values[REVISION_ERASED] == NULL)
    {
      revision->values = mdg_record_new (revision->kind);
      mdg_record_set_uuid (revision->values, &revision->record);
      mdg_record_set_revision (revision->values, &revision->uuid);
      mdg_record_set_state (revision->values, revision->state);
    }
}

static void
start_field (Reader *self,
             const char *element,
             const MdgXmlAttributes *attributes)
{
  static const char *const names[] = { NULL };
  g_auto (Values) found = { 0 };
  int field = mdg_exchange_find_field (self->revision.kind, element);

  if (field < 0 || mdg_exchange_extra_is_begun (self->extra))
    {
      refuse_element (self, element);
      return;
    }
  if (field <= self->field)
    {
      refuse (self, "order", g_strdup_printf (_ ("“%s” stands twice or behind a later field."), element));
      return;
    }
  if (self->revision.values == NULL)
    {
      refuse (self, "sense", g_strdup (_ ("A revision whose values were erased has a value.")));
      return;
    }
  self->field = field;
  g_string_truncate (self->text, 0);
  read_attributes (self, element, attributes, names, 0, &found);
}

static void
on_start (gpointer data,
          const char *uri,
          const char *element,
          const MdgXmlAttributes *attributes)
{
  Reader *self = data;
  gboolean is_ours = g_strcmp0 (uri, MDG_EXCHANGE_NAMESPACE) == 0;

  if (mdg_exchange_extra_is_open (self->extra) || (self->level == LEVEL_REVISION && uri != NULL && !is_ours))
    {
      if (!mdg_exchange_extra_start (self->extra, uri, element, attributes))
        refuse (self, "length", g_strdup (_ ("What another program added to a record is too long.")));
      return;
    }
  if (self->level != LEVEL_OUTSIDE && !is_ours)
    {
      refuse_element (self, element);
      return;
    }

  switch (self->level)
    {
    case LEVEL_OUTSIDE:
      start_root (self, uri, element, attributes);
      break;

    case LEVEL_ROOT:
      start_part (self, element, attributes);
      break;

    case LEVEL_PART:
      start_entry (self, element, attributes);
      break;

    case LEVEL_ENTRY:
      if (self->part == PART_RECORDS)
        start_revision (self, element, attributes);
      else
        refuse_element (self, element);
      break;

    case LEVEL_REVISION:
      start_field (self, element, attributes);
      break;

    case LEVEL_FIELD:
    default:
      refuse_element (self, element);
      break;
    }
  self->level++;
}

static void
set_value (Reader *self)
{
  MdgRecord *values = self->revision.values;
  guint i = (guint) self->field;
  const MdgField *field = &mdg_record_get_info (values)->fields[i];
  const char *text = self->text->str;
  MdgUuid uuid;

  if (!mdg_exchange_value_is_valid (field, text))
    {
      refuse (self, "value", g_strdup_printf (_ ("“%s” does not have the form of a value of “%s”."), mdg_exchange_element_of (field->name), mdg_field_get_label (field)));
      return;
    }
  if (field->type == MDG_FIELD_REFERENCE && mdg_uuid_parse (text, &uuid))
    mdg_record_set_reference (values, i, &uuid);
  else if (field->type == MDG_FIELD_FLAG)
    mdg_record_set_flag (values, i, TRUE);
  else if (field->type == MDG_FIELD_INTEGER)
    mdg_record_set_integer (values, i, g_ascii_strtoll (text, NULL, 10));
  else
    mdg_record_set_text (values, i, text);
}

static void
end_revision (Reader *self)
{
  GError *error = NULL;

  self->revision.extra = mdg_exchange_extra_get (self->extra);
  if (self->sink->revision != NULL)
    accept (self, self->sink->revision (self->data, &self->revision, &error), &error);
  mdg_exchange_extra_clear (self->extra);
}

static void
on_end (gpointer data,
        const char *element)
{
  Reader *self = data;

  if (mdg_exchange_extra_is_open (self->extra))
    {
      mdg_exchange_extra_end (self->extra);
      return;
    }
  if (self->level == LEVEL_FIELD)
    set_value (self);
  else if (self->level == LEVEL_REVISION)
    end_revision (self);
  else if (self->level == LEVEL_ENTRY && self->part == PART_RECORDS && self->n_revisions == 0)
    refuse (self, "order", g_strdup_printf (_ ("“%s” is empty."), element));
  else if (self->level == LEVEL_ROOT && self->part != PART_RECORDS)
    refuse (self, "order", g_strdup_printf (_ ("“%s” is missing."), part_elements[self->part + 1]));
  self->level--;
}

static gboolean
is_space (const char *text,
          gsize size)
{
  for (gsize i = 0; i < size; i++)
    if (strchr (" \t\r\n", text[i]) == NULL)
      return FALSE;

  return TRUE;
}

static void
on_text (gpointer data,
         const char *text,
         gsize size)
{
  Reader *self = data;

  if (mdg_exchange_extra_is_open (self->extra))
    {
      if (!mdg_exchange_extra_text (self->extra, text, size))
        refuse (self, "length", g_strdup (_ ("What another program added to a record is too long.")));
    }
  else if (self->level != LEVEL_FIELD)
    {
      if (!is_space (text, size))
        refuse (self, "order", g_strdup (_ ("Text stands where only elements may stand.")));
    }
  else if (self->text->len + size > TEXT_MAX_SIZE)
    refuse (self, "length", g_strdup (_ ("A text is too long.")));
  else
    g_string_append_len (self->text, text, (gssize) size);
}

static gboolean
feed_all (Reader *self,
          GInputStream *stream,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree char *bytes = g_malloc (PIECE);

  for (;;)
    {
      gssize size = g_input_stream_read (stream, bytes, PIECE, cancellable, error);

      if (size < 0 || !mdg_xml_parser_feed (self->parser, bytes, (gsize) size, error))
        return FALSE;
      if (size == 0)
        return TRUE;
    }
}

gboolean
mdg_exchange_read (GInputStream *stream,
                   const MdgExchangeSink *sink,
                   gpointer data,
                   MdgExchangeFault *fault,
                   GCancellable *cancellable,
                   GError **error)
{
  static const MdgXmlHandlers handlers = { on_start, on_end, on_text, on_refuse };
  Reader self = { .sink = sink, .data = data, .fault = fault, .field = -1 };
  gboolean is_read;

  if (fault != NULL)
    *fault = (MdgExchangeFault){ 0 };
  self.parser = mdg_xml_parser_new (&handlers, &self);
  self.text = g_string_new (NULL);
  self.extra = mdg_exchange_extra_new ();
  is_read = feed_all (&self, stream, cancellable, error);
  mdg_exchange_extra_free (self.extra);
  g_string_free (self.text, TRUE);
  g_clear_object (&self.revision.values);
  g_free (self.decided);
  mdg_xml_parser_free (self.parser);

  return is_read;
}
