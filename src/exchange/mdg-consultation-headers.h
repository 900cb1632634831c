#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The names columns have in the registers of offices, and the field each one fills. */
typedef struct
{
  const char *field;
  const char *names; /* separated by | */
} MdgConsultationHeader;

const MdgConsultationHeader *mdg_consultation_headers_list (guint *n);
/* Field of a name, whatever its width, spaces and remarks in brackets; NULL when unknown. */
const char *mdg_consultation_headers_find (const char *name);
/* The same form for names that differ only in width, spaces, marks and bracketed remarks. */
char *mdg_consultation_headers_fold (const char *name,
                                     gboolean keeps_brackets);

G_END_DECLS
