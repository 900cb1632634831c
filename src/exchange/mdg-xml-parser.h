#pragma once

#include <glib.h>
#include <libxml/parser.h>

G_BEGIN_DECLS

/* What libxml2 reports of one element: five pointers an attribute (local name, prefix, URI, value, end). */
typedef struct
{
  const xmlChar **values;
  int n;
} MdgXmlAttributes;

char *mdg_xml_attributes_dup (const MdgXmlAttributes *attributes,
                              const char *local_name);
char *mdg_xml_attributes_dup_at (const MdgXmlAttributes *attributes,
                                 int i);
/* Unsigned value of the attribute, or fallback. */
guint mdg_xml_attributes_get_uint (const MdgXmlAttributes *attributes,
                                   const char *local_name,
                                   guint fallback);

typedef enum
{
  MDG_XML_DOCUMENT_TYPE, /* or an entity */
  MDG_XML_SHAPE,         /* depth, attributes, namespaces or a tag that no honest program writes */
  MDG_XML_NAMES,         /* a namespace that is not declared, or no name of one */
  MDG_XML_SYNTAX,        /* not well formed, or not UTF-8 */
} MdgXmlFaultKind;

typedef struct
{
  MdgXmlFaultKind kind;
  int line; /* from 1; 0 where it is not known */
  int column;
} MdgXmlFault;

/* uri is NULL outside a namespace. text may be NULL. refuse says in its own words what is wrong. */
typedef struct
{
  void (*start) (gpointer data, const char *uri, const char *local_name, const MdgXmlAttributes *attributes);
  void (*end) (gpointer data, const char *local_name);
  void (*text) (gpointer data, const char *text, gsize size);
  void (*refuse) (gpointer data, const MdgXmlFault *fault, GError **error);
} MdgXmlHandlers;

/* A push parser that refuses document types, entities, any encoding but UTF-8, depth over 32 and giant tags,
   and reaches for no other file. */
typedef struct _MdgXmlParser MdgXmlParser;

MdgXmlParser *mdg_xml_parser_new (const MdgXmlHandlers *handlers,
                                  gpointer data);
void mdg_xml_parser_free (MdgXmlParser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgXmlParser, mdg_xml_parser_free)
/* size 0 ends the document. */
gboolean mdg_xml_parser_feed (MdgXmlParser *self,
                              const char *bytes,
                              gsize size,
                              GError **error);

/* For handlers: where the parser stands, and to read no further because of error, which it takes. */
void mdg_xml_parser_get_position (MdgXmlParser *self,
                                  int *line,
                                  int *column);
void mdg_xml_parser_stop (MdgXmlParser *self,
                          GError *error);

G_END_DECLS
