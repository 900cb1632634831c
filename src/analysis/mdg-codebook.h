#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Gives texts small numbers in the order they are met; 0 is no text. Short ones, met again and again, cost a few
   nanoseconds. */
typedef struct _MdgCodebook MdgCodebook;

MdgCodebook *mdg_codebook_new (void);
void mdg_codebook_free (MdgCodebook *self);

/* NULL and "" are 0. After 65,534 different texts all others share the last number. */
guint16 mdg_codebook_intern (MdgCodebook *self,
                             const char *text);
/* The number in decimal as text; 0 is none. */
guint16 mdg_codebook_intern_id (MdgCodebook *self,
                                gint64 id);
/* G_MAXUINT when it was never met. */
guint mdg_codebook_find (MdgCodebook *self,
                         const char *text);
/* Codes in use, 0 included. */
guint mdg_codebook_get_n (MdgCodebook *self);
/* NULL for 0. */
const char *mdg_codebook_get_text (MdgCodebook *self,
                                   guint code);

G_END_DECLS
