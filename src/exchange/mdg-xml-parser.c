#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-xml-parser.h"

#include "mdg-error.h"

#include <libxml/SAX2.h>
#include <string.h>

#define MAX_DEPTH 32
#define MAX_ATTRIBUTES 64
#define MAX_NAMESPACES 64 /* Excel itself declares some twenty */
#define MAX_TAG (256 * 1024)

typedef enum
{
  GUARD_TEXT,
  GUARD_OPEN,
  GUARD_BANG,
  GUARD_TAG,
  GUARD_COMMENT,
  GUARD_CDATA,
  GUARD_INSTRUCTION,
} GuardState;

/* Looks at the bytes before libxml2 does: some small inputs keep version 2.9.14 busy for minutes. */
typedef struct
{
  GuardState state;
  char quote;
  char last;
  char before_last;
  guint size;
  guint n_attributes;
} Guard;

struct _MdgXmlParser
{
  MdgXmlHandlers handlers;
  gpointer data;
  xmlParserCtxt *context;
  Guard guard;
  guint depth;
  guint n_namespaces;
  guint namespaces[MAX_DEPTH]; /* declared by the open elements */
  GError *error;
};

static void
refuse_at (MdgXmlParser *self,
           MdgXmlFaultKind kind,
           int line,
           int column)
{
  MdgXmlFault fault = { kind, line, column };

  if (self->error == NULL)
    self->handlers.refuse (self->data, &fault, &self->error);
  xmlStopParser (self->context);
}

static void
refuse (MdgXmlParser *self,
        MdgXmlFaultKind kind)
{
  int line;
  int column;

  mdg_xml_parser_get_position (self, &line, &column);
  refuse_at (self, kind, line, column);
}

static gboolean
guard_tag (Guard *guard,
           char c)
{
  if (++guard->size > MAX_TAG)
    return FALSE;

  if (guard->quote != '\0')
    {
      if (c == guard->quote)
        guard->quote = '\0';
    }
  else if (c == '"' || c == '\'')
    guard->quote = c;
  else if (c == '=')
    return ++guard->n_attributes <= MAX_ATTRIBUTES + MAX_NAMESPACES;
  else if (c == '>')
    guard->state = GUARD_TEXT;

  return TRUE;
}

static gboolean
guard_byte (Guard *guard,
            char c)
{
  gboolean passes = c != '\0';

  switch (guard->state)
    {
    case GUARD_TEXT:
      if (c == '<')
        guard->state = GUARD_OPEN;
      break;

    case GUARD_OPEN:
      guard->size = guard->n_attributes = 0;
      guard->quote = '\0';
      guard->state = c == '!' ? GUARD_BANG : c == '?' ? GUARD_INSTRUCTION
                                                      : GUARD_TAG;
      break;

    case GUARD_BANG:
      passes = c == '-' || c == '['; /* the rest are document types */
      if (passes)
        guard->state = c == '-' ? GUARD_COMMENT : GUARD_CDATA;
      break;

    case GUARD_TAG:
      passes = passes && guard_tag (guard, c);
      break;

    case GUARD_COMMENT:
    case GUARD_CDATA:
    case GUARD_INSTRUCTION:
    default:
      {
        char mark = guard->state == GUARD_COMMENT ? '-' : guard->state == GUARD_CDATA ? ']'
                                                                                      : '?';
        gboolean is_closed = guard->last == mark && (mark == '?' || guard->before_last == mark);

        if (c == '>' && is_closed)
          guard->state = GUARD_TEXT;
        break;
      }
    }

  guard->before_last = guard->last;
  guard->last = c;

  return passes;
}

/* Most bytes are text between tags, of which only the next tag and NUL matter. */
static gboolean
guard_bytes (Guard *guard,
             const char *bytes,
             gsize size)
{
  gsize i = 0;

  while (i < size)
    {
      if (guard->state == GUARD_TEXT)
        {
          const char *tag = memchr (bytes + i, '<', size - i);
          gsize end = tag != NULL ? (gsize) (tag - bytes) : size;

          if (memchr (bytes + i, '\0', end - i) != NULL)
            return FALSE;
          if (end == size)
            return TRUE;
          i = end;
        }
      if (!guard_byte (guard, bytes[i++]))
        return FALSE;
    }

  return TRUE;
}

static void
on_start_element (void *data,
                  const xmlChar *local_name,
                  const xmlChar *prefix,
                  const xmlChar *uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **values)
{
  MdgXmlParser *self = data;
  MdgXmlAttributes attributes = { values, n_attributes };

  if (self->error != NULL)
    return;
  if (self->depth >= MAX_DEPTH || n_attributes > MAX_ATTRIBUTES || self->n_namespaces + (guint) n_namespaces > MAX_NAMESPACES)
    {
      refuse (self, MDG_XML_SHAPE);
      return;
    }

  self->namespaces[self->depth++] = (guint) n_namespaces;
  self->n_namespaces += (guint) n_namespaces;
  self->handlers.start (self->data, (const char *) uri, (const char *) local_name, &attributes);
}

static void
on_end_element (void *data,
                const xmlChar *local_name,
                const xmlChar *prefix,
                const xmlChar *uri)
{
  MdgXmlParser *self = data;

  if (self->error != NULL || self->depth == 0)
    return;

  self->n_namespaces -= self->namespaces[--self->depth];
  self->handlers.end (self->data, (const char *) local_name);
}

static void
on_characters (void *data,
               const xmlChar *text,
               int size)
{
  MdgXmlParser *self = data;

  if (self->error == NULL && self->handlers.text != NULL)
    self->handlers.text (self->data, (const char *) text, (gsize) size);
}

static void
on_document_type (void *data,
                  const xmlChar *name,
                  const xmlChar *external_id,
                  const xmlChar *system_id)
{
  refuse (data, MDG_XML_DOCUMENT_TYPE);
}

static xmlEntityPtr
on_entity (void *data,
           const xmlChar *name)
{
  return xmlGetPredefinedEntity (name);
}

static void
on_error (void *data,
          xmlErrorPtr problem)
{
  MdgXmlParser *self = data;

  if (problem->level < XML_ERR_ERROR || self->error != NULL)
    return;

  refuse_at (self, problem->domain == XML_FROM_NAMESPACE ? MDG_XML_NAMES : MDG_XML_SYNTAX, problem->line, problem->int2);
}

static xmlParserInputPtr
refuse_external (const char *url,
                 const char *id,
                 xmlParserCtxtPtr context)
{
  return NULL;
}

MdgXmlParser *
mdg_xml_parser_new (const MdgXmlHandlers *handlers,
                    gpointer data)
{
  static gsize initialized;
  MdgXmlParser *self = g_new0 (MdgXmlParser, 1);
  xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start_element,
    .endElementNs = on_end_element,
    .characters = on_characters,
    .cdataBlock = on_characters,
    .ignorableWhitespace = on_characters,
    .internalSubset = on_document_type,
    .getEntity = on_entity,
    .serror = on_error,
  };

  if (g_once_init_enter (&initialized))
    {
      xmlInitParser ();
      xmlSetExternalEntityLoader (refuse_external);
      g_once_init_leave (&initialized, 1);
    }

  self->handlers = *handlers;
  self->data = data;
  self->context = xmlCreatePushParserCtxt (&sax, self, NULL, 0, NULL);
  xmlCtxtUseOptions (self->context, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);

  return self;
}

void
mdg_xml_parser_free (MdgXmlParser *self)
{
  if (self->context->myDoc != NULL)
    xmlFreeDoc (self->context->myDoc);
  xmlFreeParserCtxt (self->context);
  g_clear_error (&self->error);
  g_free (self);
}

gboolean
mdg_xml_parser_feed (MdgXmlParser *self,
                     const char *bytes,
                     gsize size,
                     GError **error)
{
  int status = 0;

  if (!guard_bytes (&self->guard, bytes, size))
    refuse (self, self->guard.state == GUARD_BANG ? MDG_XML_DOCUMENT_TYPE : MDG_XML_SHAPE);

  if (self->error == NULL)
    status = xmlParseChunk (self->context, bytes, (int) size, size == 0);
  if (self->error == NULL && status != 0)
    refuse (self, MDG_XML_SYNTAX);
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

static int
find_attribute (const MdgXmlAttributes *attributes,
                const char *local_name)
{
  for (int i = 0; i < attributes->n; i++)
    if (strcmp ((const char *) attributes->values[5 * i], local_name) == 0)
      return i;

  return -1;
}

char *
mdg_xml_attributes_dup_at (const MdgXmlAttributes *attributes,
                           int i)
{
  const xmlChar **found = attributes->values + 5 * i;
  g_autoptr (GString) value = g_string_new_len ((const char *) found[3], (gssize) (found[4] - found[3]));

  /* Without substitution of entities libxml2 hands an ampersand over in this form. */
  g_string_replace (value, "&#38;", "&", 0);

  return g_string_free (g_steal_pointer (&value), FALSE);
}

char *
mdg_xml_attributes_dup (const MdgXmlAttributes *attributes,
                        const char *local_name)
{
  int i = find_attribute (attributes, local_name);

  return i < 0 ? NULL : mdg_xml_attributes_dup_at (attributes, i);
}

guint
mdg_xml_attributes_get_uint (const MdgXmlAttributes *attributes,
                             const char *local_name,
                             guint fallback)
{
  g_autofree char *text = mdg_xml_attributes_dup (attributes, local_name);
  guint64 number;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &number, NULL))
    return fallback;

  return (guint) number;
}

void
mdg_xml_parser_get_position (MdgXmlParser *self,
                             int *line,
                             int *column)
{
  *line = xmlSAX2GetLineNumber (self->context);
  *column = xmlSAX2GetColumnNumber (self->context);
}

void
mdg_xml_parser_stop (MdgXmlParser *self,
                     GError *error)
{
  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);
  xmlStopParser (self->context);
}
