#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "R8-R0009" as people read it: "R8-依0009", and the serial of a blank form "R8-F0012" as "R8-用0012". */
char *mdg_referral_number_format (const char *number);

/* What the two-dimensional code of a form holds: the number or serial with two check digits ("MDG-R8-R0009-47"), only letters,
   digits and hyphens, so that a hand scanner types it whatever the keyboard. */
char *mdg_referral_code_format (const char *number);

/* Reads what a scanner or a person typed: the text of a code, "R8-依0009", "r8-r9", full-width letters. Gives the number or serial
   as it is kept; INVALID when it is neither or the check digits are wrong. */
char *mdg_referral_code_parse (const char *text,
                               gboolean *is_serial,
                               GError **error);

G_END_DECLS
