#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-file-stream.h"

#include "mdg-file.h"

#define MDG_TYPE_FILE_STREAM (mdg_file_stream_get_type ())
G_DECLARE_FINAL_TYPE (MdgFileStream, mdg_file_stream, MDG, FILE_STREAM, GOutputStream)

struct _MdgFileStream
{
  GOutputStream parent_instance;
  int fd;
};

G_DEFINE_FINAL_TYPE (MdgFileStream, mdg_file_stream, G_TYPE_OUTPUT_STREAM)

static gssize
mdg_file_stream_write (GOutputStream *stream,
                       const void *bytes,
                       gsize size,
                       GCancellable *cancellable,
                       GError **error)
{
  MdgFileStream *self = MDG_FILE_STREAM (stream);

  return mdg_file_write_all (self->fd, bytes, size, error) ? (gssize) size : -1;
}

static void
mdg_file_stream_class_init (MdgFileStreamClass *klass)
{
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = mdg_file_stream_write;
}

static void
mdg_file_stream_init (MdgFileStream *self)
{
}

GOutputStream *
mdg_file_stream_new (int fd)
{
  MdgFileStream *self = g_object_new (MDG_TYPE_FILE_STREAM, NULL);

  self->fd = fd;

  return G_OUTPUT_STREAM (self);
}
