#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* JSON, one token after the other, in memory that does not grow with the file however long its lines are: a boundary of a prefecture
   as a tree of nodes takes a hundred times its size. */
typedef struct _MdgJsonStream MdgJsonStream;

typedef enum
{
  MDG_JSON_FAILED, /* the error says where */
  MDG_JSON_END,    /* of the file */
  MDG_JSON_BEGIN_OBJECT,
  MDG_JSON_END_OBJECT,
  MDG_JSON_BEGIN_ARRAY,
  MDG_JSON_END_ARRAY,
  MDG_JSON_KEY,
  MDG_JSON_STRING,
  MDG_JSON_NUMBER,
  MDG_JSON_TRUE,
  MDG_JSON_FALSE,
  MDG_JSON_NULL,
} MdgJsonToken;

MdgJsonStream *mdg_json_stream_new_for_path (const char *path,
                                             GError **error);
void mdg_json_stream_free (MdgJsonStream *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgJsonStream, mdg_json_stream_free)

MdgJsonToken mdg_json_stream_next (MdgJsonStream *self,
                                   GError **error);
/* Of the last KEY, STRING or NUMBER, as it was written; borrowed until the next token. */
const char *mdg_json_stream_get_text (MdgJsonStream *self);
double mdg_json_stream_get_number (MdgJsonStream *self);
guint mdg_json_stream_get_line (MdgJsonStream *self);
/* The rest of the value that began with the last token. */
gboolean mdg_json_stream_skip (MdgJsonStream *self,
                               MdgJsonToken token,
                               GError **error);
/* INVALID with the line and what was met. */
void mdg_json_stream_set_error (MdgJsonStream *self,
                                const char *what,
                                GError **error);

G_END_DECLS
