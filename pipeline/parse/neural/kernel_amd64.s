#include "textflag.h"

DATA one<>+0(SB)/4, $1.0
GLOBL one<>(SB), RODATA|NOPTR, $4
DATA half<>+0(SB)/4, $0.5
GLOBL half<>(SB), RODATA|NOPTR, $4

// Y8, Y9: 16 outputs of two weights; x: two inputs; adds to a and b.
#define ROW(x, a, b) \
	VPBROADCASTD x, Y10 \
	VPMADDWD Y8, Y10, Y11 \
	VPMADDWD Y9, Y10, Y12 \
	VPADDD Y11, a, a \
	VPADDD Y12, b, b

// Writes a and b as scaled floats to (DI) and moves to the next row.
#define STORE(a, b) \
	VCVTDQ2PS a, a \
	VCVTDQ2PS b, b \
	VMULPS Y10, a, a \
	VMULPS Y11, b, b \
	VADDPS Y12, a, a \
	VADDPS Y13, b, b \
	VMOVUPS a, (DI) \
	VMOVUPS b, 32(DI) \
	ADDQ BX, DI

// func blockAVX2(out *float32, outStride int, x *int16, xStride int, w *int16, pairs int, scale, bias *float32)
TEXT ·blockAVX2(SB), NOSPLIT, $0-64
	MOVQ out+0(FP), DI
	MOVQ outStride+8(FP), BX
	MOVQ x+16(FP), AX
	MOVQ xStride+24(FP), R8
	MOVQ w+32(FP), SI
	MOVQ pairs+40(FP), CX
	MOVQ scale+48(FP), R10
	MOVQ bias+56(FP), R11
	SHLQ $2, BX
	SHLQ $1, R8
	LEAQ (R8)(R8*2), R9
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7

loop:
	VMOVDQU (SI), Y8
	VMOVDQU 32(SI), Y9
	ROW((AX), Y0, Y1)
	ROW((AX)(R8*1), Y2, Y3)
	ROW((AX)(R8*2), Y4, Y5)
	ROW((AX)(R9*1), Y6, Y7)
	ADDQ $4, AX
	ADDQ $64, SI
	DECQ CX
	JNZ  loop

	VMOVUPS (R10), Y10
	VMOVUPS 32(R10), Y11
	VMOVUPS (R11), Y12
	VMOVUPS 32(R11), Y13
	STORE(Y0, Y1)
	STORE(Y2, Y3)
	STORE(Y4, Y5)
	STORE(Y6, Y7)
	VZEROUPPER
	RET

#define STORE512(sum) \
	VCVTDQ2PS sum, sum \
	VMULPS Z9, sum, sum \
	VADDPS Z10, sum, sum \
	VMOVUPS sum, (DI) \
	ADDQ BX, DI

// func block512(out *float32, outStride int, x *int16, xStride int, w *int16, pairs int, scale, bias *float32)
TEXT ·block512(SB), NOSPLIT, $0-64
	MOVQ out+0(FP), DI
	MOVQ outStride+8(FP), BX
	MOVQ x+16(FP), AX
	MOVQ xStride+24(FP), R8
	MOVQ w+32(FP), SI
	MOVQ pairs+40(FP), CX
	MOVQ scale+48(FP), R10
	MOVQ bias+56(FP), R11
	SHLQ $2, BX
	SHLQ $1, R8
	LEAQ (R8)(R8*2), R9
	LEAQ (AX)(R8*4), DX
	VPXORQ Z0, Z0, Z0
	VPXORQ Z1, Z1, Z1
	VPXORQ Z2, Z2, Z2
	VPXORQ Z3, Z3, Z3
	VPXORQ Z4, Z4, Z4
	VPXORQ Z5, Z5, Z5
	VPXORQ Z6, Z6, Z6
	VPXORQ Z7, Z7, Z7

loop:
	VMOVDQU32 (SI), Z8
	VPDPWSSD.BCST (AX), Z8, Z0
	VPDPWSSD.BCST (AX)(R8*1), Z8, Z1
	VPDPWSSD.BCST (AX)(R8*2), Z8, Z2
	VPDPWSSD.BCST (AX)(R9*1), Z8, Z3
	VPDPWSSD.BCST (DX), Z8, Z4
	VPDPWSSD.BCST (DX)(R8*1), Z8, Z5
	VPDPWSSD.BCST (DX)(R8*2), Z8, Z6
	VPDPWSSD.BCST (DX)(R9*1), Z8, Z7
	ADDQ $4, AX
	ADDQ $4, DX
	ADDQ $64, SI
	DECQ CX
	JNZ  loop

	VMOVUPS (R10), Z9
	VMOVUPS (R11), Z10
	STORE512(Z0)
	STORE512(Z1)
	STORE512(Z2)
	STORE512(Z3)
	STORE512(Z4)
	STORE512(Z5)
	STORE512(Z6)
	STORE512(Z7)
	VZEROUPPER
	RET

// x/sqrt(1+x*x) of x in x, with t for work; Y15 holds ones.
#define SQUASH(x, t) \
	VMULPS x, x, t \
	VADDPS Y15, t, t \
	VSQRTPS t, t \
	VDIVPS t, x, x

// func cellAVX2(h, c, u, skip *float32, width int)
TEXT ·cellAVX2(SB), NOSPLIT, $0-40
	MOVQ h+0(FP), DI
	MOVQ c+8(FP), BX
	MOVQ u+16(FP), SI
	MOVQ skip+24(FP), DX
	MOVQ width+32(FP), CX
	LEAQ (SI)(CX*4), R8
	LEAQ (R8)(CX*4), R9
	VBROADCASTSS one<>(SB), Y15
	VBROADCASTSS half<>(SB), Y14
	SHRQ $3, CX

step:
	VMOVUPS (SI), Y0
	VMOVUPS (R8), Y1
	VMOVUPS (R9), Y2
	SQUASH(Y1, Y3)
	VMULPS Y14, Y1, Y1
	VADDPS Y14, Y1, Y1
	SQUASH(Y2, Y4)
	VMULPS Y14, Y2, Y2
	VADDPS Y14, Y2, Y2
	VMOVUPS (BX), Y5
	VSUBPS Y0, Y5, Y5
	VMULPS Y5, Y1, Y5
	VADDPS Y0, Y5, Y5
	VMOVUPS Y5, (BX)
	SQUASH(Y5, Y6)
	VMOVUPS (DX), Y7
	VSUBPS Y7, Y5, Y5
	VMULPS Y5, Y2, Y5
	VADDPS Y7, Y5, Y5
	VMOVUPS Y5, (DI)
	ADDQ $32, DI
	ADDQ $32, BX
	ADDQ $32, SI
	ADDQ $32, R8
	ADDQ $32, R9
	ADDQ $32, DX
	DECQ CX
	JNZ  step
	VZEROUPPER
	RET

// func quantizeAVX2(dst *int16, src *float32, n int, scale, low, high float32)
TEXT ·quantizeAVX2(SB), NOSPLIT, $0-36
	MOVQ dst+0(FP), DI
	MOVQ src+8(FP), SI
	MOVQ n+16(FP), CX
	VBROADCASTSS scale+24(FP), Y5
	VBROADCASTSS low+28(FP), Y6
	VBROADCASTSS high+32(FP), Y7
	SHRQ $4, CX
	JZ   done

next:
	VMULPS (SI), Y5, Y0
	VMULPS 32(SI), Y5, Y1
	VMAXPS Y6, Y0, Y0
	VMAXPS Y6, Y1, Y1
	VMINPS Y7, Y0, Y0
	VMINPS Y7, Y1, Y1
	VCVTPS2DQ Y0, Y0
	VCVTPS2DQ Y1, Y1
	VPACKSSDW Y1, Y0, Y0
	VPERMQ $0xd8, Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $64, SI
	ADDQ $32, DI
	DECQ CX
	JNZ  next

done:
	VZEROUPPER
	RET
