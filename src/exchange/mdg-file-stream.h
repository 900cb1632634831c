#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A stream into a file descriptor through the seam of mdg-file.h; the descriptor stays open. */
GOutputStream *mdg_file_stream_new (int fd);

G_END_DECLS
